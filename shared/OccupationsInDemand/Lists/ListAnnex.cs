namespace Pipeline.OccupationsInDemand;

/// <summary>The annex of a list as a CSV file: isco08, since, legal_ref and perhaps title; see <c>data/README.md</c>.</summary>
public static class ListAnnex
{
    const int LongestReference = 200;

    static readonly string[] Columns = ["isco08", "since", "legal_ref"];

    /// <param name="validFrom">The day that the list holds from: nothing is on it since later.</param>
    /// <param name="isUnitGroup">Whether the classification has a unit group of this code.</param>
    /// <returns>The entries, or every fault of the file; never both.</returns>
    public static (IReadOnlyList<ListEntry> Entries, IReadOnlyList<CsvFault> Faults) Read(ReadOnlySpan<byte> file, DateOnly validFrom, Func<string, bool> isUnitGroup)
    {
        var sheet = CsvSheet.Read(file, Columns, ["title"]);
        var (entries, seen) = (new List<ListEntry>(), new Dictionary<string, int>(StringComparer.Ordinal));
        if (sheet is { Rows.Count: 0, Faults.Count: 0 }) sheet.Faults.Add(CsvFault.Of(1, "", "", "a header without lines", "a line for each occupation"));
        foreach (var (line, cells) in sheet.Rows)
        {
            var (code, since, reference) = (cells["isco08"], CsvSheet.Day(cells["since"]), cells["legal_ref"]);
            if (!isUnitGroup(code)) sheet.Faults.Add(CsvFault.Of(line, "isco08", code, "not a unit group of ISCO-08", "four digits, such as 2221 or 0110; a spreadsheet may have dropped a zero in front"));
            else if (!seen.TryAdd(code, line)) sheet.Faults.Add(CsvFault.Of(line, "isco08", code, $"there already, in line {seen[code]}", "each occupation once"));
            if (since is null) sheet.Faults.Add(CsvFault.Of(line, "since", cells["since"], "not a day", "a day written yyyy-MM-dd"));
            else if (since > validFrom) sheet.Faults.Add(CsvFault.Of(line, "since", cells["since"], "after the day that the list holds from", $"{ListVersion.IdOf(validFrom)} or before"));
            if (reference.Length is 0 or > LongestReference) sheet.Faults.Add(CsvFault.Of(line, "legal_ref", reference, "empty or too long", $"1 to {LongestReference} characters"));
            entries.Add(new(code, since ?? default, reference));
        }
        return sheet.Faults.Count == 0
            ? ([.. entries.OrderBy(e => e.Isco08, StringComparer.Ordinal)], [])
            : ([], [.. sheet.Faults.OrderBy(f => f.Line)]);
    }
}
