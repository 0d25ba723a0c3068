using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

/// <summary>A text of three columns as the engine reads it and as <see cref="ReferenceReader"/> does, both told the same way.</summary>
static partial class ReferenceDrop
{
    public const int LongestCell = 40;

    public static readonly char[] Delimiters = [',', ';', '\t', '|'];

    public static readonly (int ChunkBytes, int Threads)[] Settings = [(1 << 16, 1), (64, 1), (64, 2), (97, 7), (200, 2), (1_000, 7)];

    static readonly Protocol Three = Make(TestProtocol.ThreeTexts(LongestCell));

    public static string Header(char delimiter, string end = "\n") => $"a{delimiter}b{delimiter}c{end}";

    public static Drop Read(string text, (int ChunkBytes, int Threads) setting) =>
        Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Three, setting.ChunkBytes, threads: setting.Threads).GetAwaiter().GetResult();

    /// <summary>Cells as the accepted rows show them.</summary>
    public static string Show(IEnumerable<string> cells) => string.Join('|', cells.Select(c => c.Length == 0 ? "∅" : c));

    public static string OfEngine(string body, char delimiter, (int ChunkBytes, int Threads) setting)
    {
        var drop = Read(Header(delimiter) + body, setting);
        var faults = drop.Findings.Where(f => f.Code is not ("mixed-line-endings" or "row-count" or "formula-prefix") && f.RuleId != "file.trailing-delimiters")
            .Select(f => new ReferenceFault(f.Code, f.Line!.Value, f.Code == "blank-row" ? 0 : f.Record!.Value, CountIn(f)));
        var surplus = drop.Findings.Where(f => f.RuleId == "file.trailing-delimiters").Sum(CountIn);
        var ends = drop.Findings.Where(f => f.Code == "mixed-line-endings").Select(f => f.Message.En).SingleOrDefault("");
        return Tell(drop.Rows, faults, drop.Report.RowsRead, surplus, ends);
    }

    public static string OfReference(string body, char delimiter)
    {
        var text = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Header(delimiter) + body));
        var reader = new ReferenceReader(text, delimiter, 3, LongestCell);
        reader.Read(Header(delimiter).Length);
        var rows = reader.Rows.Select(row => Show(row.Select(c => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(c)))));
        return Tell(rows, reader.Faults.Select(f => f.Code is "blank-row" ? f with { Record = 0 } : f.Code is "truncated-file" ? f with { Count = 0 } : f), reader.RowsRead, reader.RowsWithSurplusCells, Ends(reader.LineEnds));
    }

    static Protocol Make(Protocol three) => three with { Dialect = three.Dialect with { Delimiters = Delimiters, Nulls = [""] } };

    static string Ends((long CrLf, long Lf, long Cr) ends) => new[] { ends.CrLf, ends.Lf, ends.Cr }.Count(n => n > 0) < 2
        ? ""
        : $"The file mixes line ends: {ends.CrLf} CRLF, {ends.Lf} LF and {ends.Cr} CR.";

    static string Tell(IEnumerable<string> rows, IEnumerable<ReferenceFault> faults, long read, long surplus, string ends) =>
        $"{read} rows read, {surplus} with surplus cells\n{ends}\n{string.Join('\n', faults)}\n{string.Join('\n', rows)}";

    /// <summary>Cells or lines that the message tells of.</summary>
    static long CountIn(Finding finding) => finding.Code != "field-too-long" && Numbers().Match(finding.Message.En) is { Success: true } number ? long.Parse(number.Value) : 0;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
