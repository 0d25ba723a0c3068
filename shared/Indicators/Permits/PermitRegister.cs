using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Shortage;
using Pipeline.Reference;

namespace Pipeline.Indicators.Permits;

/// <summary>Gathers permit records and keeps the latest of each permit, whatever the order in which they come.</summary>
public sealed class PermitRegister
{
    readonly Dictionary<UInt128, (ReferencePeriod Reported, PermitRecord Record)> _latest = [];

    /// <summary>The newest period of which a file was taken in, or null.</summary>
    public ReferencePeriod? Period { get; private set; }

    /// <summary>What files say together, in any order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PermitRegister Of(IEnumerable<(ReferencePeriod Period, PermitPartial Partial)> files)
    {
        var all = files.ToList();
        var register = new PermitRegister();
        // Most permits are told of more than once.
        register._latest.EnsureCapacity(all.Sum(f => f.Partial.Records.Length) / 2);
        foreach (var (period, partial) in all)
            foreach (ref readonly var record in partial.Records.AsSpan()) register.Add(period, record);
        return register;
    }

    /// <param name="reported">Period of the file.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReferencePeriod reported, in PermitRecord record)
    {
        if (Period is not { } newest || reported > newest) Period = reported;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_latest, record.Key, out var isKnown);
        var order = isKnown ? reported.CompareTo(known.Reported) : 1;
        if (order > 0 || (order == 0 && record.CompareTo(known.Record) > 0)) known = (reported, record);
    }

    /// <summary>Permits that are valid on the last day of <see cref="Period"/>, by the finest group in which they may be counted.</summary>
    /// <returns>Counts by position in the tree, 0 for permits without an occupation.</returns>
    public IReadOnlyDictionary<int, int> Stock()
    {
        if (Period is not { } period) return new Dictionary<int, int>();
        var day = period.End.DayNumber;
        return _latest.Values.Select(p => p.Record).Where(p => p.ValidFrom <= day && p.ValidTo >= day && !p.IsClosed).CountBy(p => (int)p.Node).ToDictionary();
    }

    /// <summary>
    /// The mean daily stock of permits of the classes that count. A permit counts from its first day to its last, and one that was closed no longer than to
    /// the day before the period of the file that says so.
    /// </summary>
    /// <param name="replicates">B; 0 for the stock alone.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StockEstimate MeanStock(EstimationMethod method, DateOnly first, DateOnly last, int replicates)
    {
        var (from, to) = (first.DayNumber, last.DayNumber);
        var entries = new List<ClusterEntry>();
        foreach (var (reported, permit) in _latest.Values)
        {
            if (!permit.IsCounted) continue;
            var end = permit.IsClosed ? Math.Min(permit.ValidTo, reported.Start.DayNumber - 1) : permit.ValidTo;
            var days = Math.Min(end, to) - Math.Max(permit.ValidFrom, from) + 1;
            if (days > 0) entries.Add(new((ulong)permit.Key, permit.Employer, permit.Node, days, 1));
        }
        return ClusterStocks.Of(method.Tree, [.. entries], to - from + 1, replicates, method.Parameters.Seed, nameof(Indicator.Permit));
    }
}
