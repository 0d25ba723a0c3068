namespace Pipeline.Benchmarks.Measuring;

/// <summary>Watches the managed heap and the process while work goes on.</summary>
sealed class MemoryPeak
{
    const int EveryMilliseconds = 2;

    long _managed;
    volatile bool _ended;

    /// <summary>Most bytes that the managed heap held, what waits for collection included.</summary>
    public long Managed => _managed;

    /// <summary>Most bytes of memory that the process had; 0 where the system does not tell.</summary>
    public long Resident { get; private set; }

    public static async Task<MemoryPeak> WatchAsync(Func<Task> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // Linux then counts the process's peak anew.
        if (OperatingSystem.IsLinux()) await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var peak = new MemoryPeak();
        var watch = new Thread(peak.Watch) { Priority = ThreadPriority.AboveNormal };
        watch.Start();
        try
        {
            await work();
        }
        finally
        {
            peak._ended = true;
            watch.Join();
        }
        peak.Resident = OperatingSystem.IsLinux() ? await ReadResidentAsync() : 0;
        return peak;
    }

    void Watch()
    {
        for (; !_ended; Thread.Sleep(EveryMilliseconds)) _managed = Math.Max(_managed, GC.GetTotalMemory(false));
    }

    static async Task<long> ReadResidentAsync()
    {
        var line = (await File.ReadAllLinesAsync("/proc/self/status")).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
