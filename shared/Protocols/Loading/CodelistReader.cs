using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Reference;
using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>
/// Reads one version of a codelist: a contract that describes it and the CSV table beside it. A codelist is an ODCS contract too, and not a
/// format of our own, so that a column's relationship points at an element that exists and tools of the standard can follow it.
/// </summary>
static class CodelistReader
{
    const string Parent = "parent";
    const string WithdrawnFrom = "withdrawn_from";
    const string Successor = "successor";

    public static LoadedCodelist? Read(Node root, string path, IReadOnlySet<string> codelists)
    {
        var header = ContractHeader.Read(root, NameOf(path));
        root["slaProperties"]?.Report("a service level", "none: a codelist is not delivered");
        var custom = CustomProperties.Read(root, Must("validFrom", Text), May("validTo", Text));
        var validFrom = ColumnOptions.Day(custom.GetValueOrDefault("validFrom")) ?? DateOnly.MinValue;
        var validTo = ColumnOptions.Day(custom.GetValueOrDefault("validTo"));
        if (validTo < validFrom) custom["validTo"].ReportValue("a day that is not before validFrom");
        if (header.Table is not { } table || Columns(table, new("", codelists)) is not { } columns) return null;

        if (table["name"] is { Text: { } name } nameNode && name != header.Name) nameNode.ReportValue($"'{header.Name}'");
        foreach (var place in (table["properties"]?.Items ?? []).Prepend(table))
            place["quality"]?.Report("checks", "none: a codelist's own form is checked");
        var csv = Path.ChangeExtension(path, ".csv");
        var csvFile = Path.ChangeExtension(root.File, ".csv");
        if (table["physicalName"]?.Text != Path.GetFileName(csv)) table.Report("another physicalName", Path.GetFileName(csv));
        var rows = Rows(csv, csvFile, columns, root.Problems);
        var source = root["authoritativeDefinitions"]?.Items.FirstOrDefault(d => d["type"]?.Text == "source")?["url"]?.Text;
        var items = rows.Select(r => r.Item).DistinctBy(i => i.Code).ToFrozenDictionary(i => i.Code);
        return new(
            new(header.Name, $"{header.Version}", validFrom, validTo, items, source), root, columns.FirstOrDefault(c => c.Name == Parent)?.Codelist,
            [.. rows.Where(r => r.Item.Parent is not null).Select(r => (r.Line, r.Item.Parent!))]);
    }

    /// <summary><c>isco08.yaml</c>, or <c>isco08@2.0.0.yaml</c> for a version beside the one that stands under the plain name.</summary>
    public static string NameOf(string path) => Path.GetFileNameWithoutExtension(path).Split('@')[0];

    static List<Column>? Columns(Node table, CodelistReference codelists)
    {
        var columns = table["properties"]?.Items.Select(p => ColumnReader.Read(p, codelists)).ToList() ?? [];
        string[] names = [.. columns.Select(c => c.Name)];
        var known = new[] { "code", "name_en", Parent, WithdrawnFrom, Successor }.Where(names.Contains);
        var parentIsLinked = columns.All(c => c.Name != Parent || c.Codelist is not null);
        if (names is ["code", "name_en", ..] && known.SequenceEqual(names) && parentIsLinked && (names.Contains(WithdrawnFrom) || !names.Contains(Successor)))
            return columns;
        table.Report($"the columns {string.Join(", ", names)}",
            "code, name_en and perhaps parent, with a relationship to its list, then perhaps withdrawn_from and successor");
        return null;
    }

    static List<(int Line, CodelistItem Item)> Rows(string path, string file, List<Column> columns, ICollection<ProtocolProblem> problems)
    {
        void Report(int line, string column, string found, string expected) => problems.Add(new(file, line, column, found, expected));

        if (!File.Exists(path))
        {
            Report(1, "", "no such file", "the table of the codelist");
            return [];
        }
        var pattern = new Regex(columns[0].Pattern ?? "^.+$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        var rows = new List<(int, CodelistItem)>();
        var codes = new HashSet<string>();
        foreach (var (line, cells) in CodelistCsv.Read(path, file, [.. columns.Select(c => c.Name)], problems))
        {
            if (!pattern.IsMatch(cells[0])) Report(line, "code", $"'{cells[0]}'", $"a code that matches {pattern}");
            if (string.IsNullOrWhiteSpace(cells[1])) Report(line, "name_en", "no name", "a name");
            if (!codes.Add(cells[0])) Report(line, "code", $"'{cells[0]}' a second time", "each code once");
            var cell = columns.Zip(cells).ToDictionary(c => c.First.Name, c => c.Second);
            var item = new CodelistItem(cells[0], cells[1], Cell(cell, Parent), WithdrawnOn(cell), Cell(cell, Successor));
            if (Cell(cell, WithdrawnFrom) is { } day && item.WithdrawnFrom is null) Report(line, WithdrawnFrom, $"'{day}'", "a day written yyyy-MM-dd");
            if (item is { Successor: not null, WithdrawnFrom: null }) Report(line, Successor, "a successor of a code that is not withdrawn", "the day in withdrawn_from");
            rows.Add((line, item));
        }
        foreach (var (line, item) in rows)
            if (item.Successor is { } successor && (successor == item.Code || !codes.Contains(successor)))
                Report(line, Successor, $"'{successor}'", "another code of this list");
        return rows;
    }

    static string? Cell(Dictionary<string, string> cells, string column) => cells.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;

    static DateOnly? WithdrawnOn(Dictionary<string, string> cells) =>
        DateOnly.TryParseExact(Cell(cells, WithdrawnFrom), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
