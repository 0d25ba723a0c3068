using System.CommandLine;
using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.Assess;

/// <summary>The arguments and options, and how they become a request.</summary>
sealed class CommandLine
{
    readonly Argument<string> _file = new("FILE") { Description = "CSV with one application in each row. It is only read." };
    readonly Option<string?> _inputs = new("--inputs") { Description = "What the service judged a case by (inputs/*.json of its container). Instead of --pay and --list." };
    readonly Option<string?> _pay = new("--pay") { Description = "CSV with columns isco08, observations, median: gross pay a month in RWF. The row _T is of all." };
    readonly Option<string?> _list = new("--list") { Description = "CSV with column isco08: the Occupations in Demand List in force." };
    readonly Option<string?> _results = new("--results") { Description = "Write the rows with outcome, reasons and explanations behind them." };
    readonly Option<string?> _summary = new("--summary") { Description = "Write the numbers by outcome and reason as JSON." };
    readonly Option<string?> _day = new("--day") { Description = "Day of assessment, such as 2026-11-20. Today when left out." };
    readonly Option<string> _language = new("--lang") { Description = "Language of the explanations: en, fr or rw.", DefaultValueFactory = _ => "en" };
    readonly Option<bool> _noColour = new("--no-color") { Description = "Print without colours." };

    public CommandLine()
    {
        _language.AcceptOnlyFromAmong("en", "fr", "rw");
        _inputs.HelpName = _pay.HelpName = _list.HelpName = _results.HelpName = _summary.HelpName = "PATH";
        Root = new(
            "Assesses a file of applications for labour market tests, as the pipeline does. It recommends; an officer decides. Nothing is put on record or sent.\n" +
            "Ends with 0 when every row was assessed, 2 when rows or the header have faults, 64 when the command cannot be used, 74 when a file cannot\n" +
            "be read or written.")
        {
            _file, _inputs, _pay, _list, _results, _summary, _day, _language, _noColour,
        };
    }

    public RootCommand Root { get; }

    /// <exception cref="UsageException">The options do not go together.</exception>
    public Request Read(ParseResult parsed)
    {
        var request = new Request(
            parsed.GetRequiredValue(_file), parsed.GetValue(_inputs), parsed.GetValue(_pay), parsed.GetValue(_list), parsed.GetValue(_results), parsed.GetValue(_summary),
            Day(parsed.GetValue(_day)), parsed.GetRequiredValue(_language), parsed.GetValue(_noColour));
        if (request.Inputs is not null && (request.Pay ?? request.List) is not null) throw new UsageException("--inputs has pay and list in it: leave out --pay and --list.");
        var taken = new HashSet<string>();
        foreach (var path in new[] { request.File, request.Inputs, request.Pay, request.List, request.Results, request.Summary }.OfType<string>())
            if (!taken.Add(Path.GetFullPath(path))) throw new UsageException($"'{path}' is named twice: give every file a name of its own.");
        return request;
    }

    static DateOnly Day(string? text) =>
        text is null ? RwandaTime.DayOf(TimeProvider.System.GetUtcNow())
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"'{text}' is no day. Give --day such as 2026-11-20.");
}
