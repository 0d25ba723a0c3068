using System.Globalization;
using Pipeline.LabourMarketTest.Applications.Reading;
using Pipeline.LabourMarketTest.Bulk;
using Spectre.Console;

namespace Pipeline.Assess;

/// <summary>What the user sees: how far the reading is, and what came of it. Plain text when it goes to a file or another program.</summary>
sealed class Screen(Request request)
{
    const int PlainWidth = 160;

    readonly IAnsiConsole _console = Open(request.NoColour);

    public void Begin(Ground ground)
    {
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{request.File}[/]  {ground.Names}, assessed on {request.Day:yyyy-MM-dd}");
        if (ground.Absent.Count > 0)
            _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]There is no {string.Join(" and no ", ground.Absent)}:[/] rules that need it have no answer.");
    }

    /// <summary>Shows how far the reading is, when somebody may be watching.</summary>
    public async Task<T> WatchAsync<T>(FileStream file, Func<IProgress<long>?, Task<T>> assess)
    {
        if (Console.IsOutputRedirected) return await assess(null);
        return await _console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(context => assess(new Watch(context.AddTask("Applications", maxValue: Math.Max(1, file.Length)), file)));
    }

    public void Show(BulkSummary summary, TimeSpan took)
    {
        var second = took.TotalSeconds > 0 ? $" ({summary.Rows / took.TotalSeconds:N0} a second)" : "";
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold green]{summary.Rows:N0} rows[/] in {took.TotalSeconds:N1} s{second}. Recommendations; an officer decides.");
        Print("Outcome", summary.Faulty > 0 ? summary.Outcomes.Append(new(BulkAssessment.Faulty, summary.Faulty)) : summary.Outcomes);
        if (summary.Missing.Count > 0) Print("Missing or contradictory", summary.Missing);
        if (summary.Reasons.Count > 0) Print("Reason", summary.Reasons);
        if (summary.Unconfirmed > 0) _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{summary.Unconfirmed:N0} rest on rules or data that are proposals or to be confirmed.[/]");
        if (summary.Faulty == 0) return;
        foreach (var fault in summary.FirstFaults) _console.WriteLine($"  {fault}");
        _console.WriteLine(request.Results is { } path ? $"The faults of each row are in {path}." : "With --results PATH the faults stand behind each row.");
    }

    /// <summary>Says what is wrong with the header.</summary>
    public int Refuse(IReadOnlyList<ApplicationFault> faults)
    {
        if (request.Results is { } path) File.Delete(path);
        Console.Error.WriteLine("The file cannot be taken: its header has faults. Mend them all and start again.");
        foreach (var fault in faults) Console.Error.WriteLine($"  {(fault.Place.Length > 0 ? fault.Place : "/")}: expected {fault.Expected}. {fault.Mend}");
        return ExitCode.Faulty;
    }

    void Print(string what, IEnumerable<KeyValuePair<string, long>> counts)
    {
        var table = new Table().Border(Console.IsOutputRedirected ? TableBorder.Ascii : TableBorder.Rounded).AddColumn(what).AddColumn(new TableColumn("Applications").RightAligned());
        foreach (var (name, count) in counts) table.AddRow(Markup.Escape(name), count.ToString("N0", CultureInfo.InvariantCulture));
        _console.Write(table);
    }

    static IAnsiConsole Open(bool noColour)
    {
        var console = AnsiConsole.Create(new() { Ansi = noColour || Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        if (Console.IsOutputRedirected) console.Profile.Width = PlainWidth;
        return console;
    }

    /// <summary>Passes on how far the reading is, on the reader's own thread.</summary>
    sealed class Watch(ProgressTask task, FileStream file) : IProgress<long>
    {
        public void Report(long value)
        {
            task.Value = file.Position;
            task.Description = string.Create(CultureInfo.InvariantCulture, $"{value:N0} applications");
        }
    }
}
