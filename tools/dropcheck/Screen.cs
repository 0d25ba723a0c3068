using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Validation;
using Pipeline.ValidationReports;
using Spectre.Console;

namespace Pipeline.Dropcheck;

/// <summary>What the user sees: how far the reading is, the decision, and what to mend. Plain text when it goes to a file or another program.</summary>
sealed class Screen(Request request)
{
    const int PlainWidth = 160;

    readonly ReportWords _words = ReportWords.In(request.Language);
    readonly IAnsiConsole _console = Open(request.NoColour);

    public void Begin(Assignment assignment)
    {
        var guess = assignment.IsGuessed ? " (the period was found in the file's path; --period gives another)" : "";
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{request.File}[/]  {assignment.Protocol}, {assignment.Period}{guess}");
    }

    /// <summary>Shows how far a check is while it runs, when somebody may be watching.</summary>
    public async Task<Verdict> WatchAsync(Func<IProgress<ValidationProgress>?, Task<Verdict>> check)
    {
        if (Console.IsOutputRedirected) return await check(null);
        var total = new FileInfo(request.File) is { Exists: true } file ? Math.Max(1, file.Length) : 1;
        return await _console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(_words.RowsRead, maxValue: total);
                return check(new Watch(task, _words));
            });
    }

    public void Show(Verdict verdict)
    {
        var report = verdict.Report;
        _console.WriteLine();
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[{ColourOf(verdict.Outcome)}]{_words.OutcomeOf(report)}[/]  {verdict.Summary}");
        _console.WriteLine($"{verdict.Next} {_words.NothingStored}");
        foreach (var rule in SummaryRow.Of(report, verdict.Places ?? FoundPlaces.Of(verdict.Findings), _words).GroupBy(row => row.Rule.RuleId)) ShowRule([.. rule]);
        if (report.NotEvaluated.Count > 0) ShowNotEvaluated(report);
        if (report.Truncated.Stored < report.Truncated.Total)
            _console.WriteLine("\n" + _words.Fill(
                _words.ListCut, _words.Count(report.Truncated.Total, _words.Findings), report.Truncated.Stored, report.Truncated.Total - report.Truncated.Stored));
        if (request.Outputs.Annotated is { } copy && !AnnotatedCopy.IsPossible(report)) _console.WriteLine($"\n{_words.Fill(_words.NoAnnotatedCopy, copy)}");
    }

    void ShowRule(IReadOnlyList<SummaryRow> rows)
    {
        var (rule, problem) = (rows[0].Rule, rows[0].Problem.Text);
        _console.WriteLine();
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[{ColourOf(rule.Severity)}]{_words.Of(rule.Severity)}[/] [bold]{(rows[0].Column is { } column ? $"{column}: " : "")}[/]{problem} [dim]{rule.RuleId}[/]");
        foreach (var row in rows)
        {
            var found = row.Value is { } value ? $"{(value.Length == 0 ? _words.Empty : value)}: " : row.IsOthers ? $"{_words.OtherValues}: " : "";
            var remark = row.Remark is { } said ? $" ({said.Text.TrimEnd('.')})" : "";
            var lines = row.Lines.Length > 0 ? $" ({_words.FirstLines}: {row.Lines})" : "";
            _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [bold]{found}[/]{_words.Number(row.Count)}{lines}. {row.Fix.Text}{remark}");
        }
    }

    void ShowNotEvaluated(ValidationReport report)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{_words.NotChecked}[/]  {_words.NotCheckedMeans}");
        foreach (var reason in report.NotEvaluated.GroupBy(n => Said.Of(n.Reason, _words).Text))
            _console.WriteLine($"  {reason.Key} {string.Join(", ", reason.Select(n => n.RuleId))}");
    }

    static string ColourOf(Outcome outcome) => outcome switch
    {
        Outcome.Accepted => "bold green",
        Outcome.AcceptedWithWarnings => "bold yellow",
        _ => "bold red",
    };

    static string ColourOf(Severity severity) => severity switch
    {
        Severity.Information => "blue",
        Severity.Warning => "yellow",
        _ => "red",
    };

    static IAnsiConsole Open(bool noColour)
    {
        var isPlain = noColour || Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new() { Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect });
        if (Console.IsOutputRedirected) console.Profile.Width = PlainWidth;
        return console;
    }

    /// <summary>Passes on how far the reading is, on the reader's own thread.</summary>
    sealed class Watch(ProgressTask task, ReportWords words) : IProgress<ValidationProgress>
    {
        public void Report(ValidationProgress value)
        {
            task.Value = value.BytesRead;
            task.Description = words.Count(value.RowsRead, words.Rows);
        }
    }
}
