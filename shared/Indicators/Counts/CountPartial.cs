using Pipeline.Indicators.Codes;

namespace Pipeline.Indicators.Counts;

/// <summary>What a file of counts says: how many there are of each code, fields of education or positions of occupations.</summary>
public sealed record CountPartial(IReadOnlyList<(string Code, double Count)> Counts)
{
    /// <summary>Graduates by field of education (<c>isced_f</c>).</summary>
    /// <exception cref="InvalidDataException">A column is missing or of an unfit type, or a required value is null.</exception>
    public static async Task<(CountPartial Partial, long Rows)> ReadGraduatesAsync(Stream file, CancellationToken ct)
    {
        var (counts, read) = (new SortedDictionary<string, double>(StringComparer.Ordinal), 0L);
        await foreach (var rows in ColumnGroup.ReadAsync(file, ct))
        {
            var (field, graduates) = (await rows.TextAsync("isced_f", ct), await rows.NumberAsync("graduates", ct));
            read += rows.Count;
            for (var i = 0; i < rows.Count; i++) Add(counts, field[i] ?? throw Missing("isced_f"), graduates[i] ?? throw Missing("graduates"));
        }
        return (new([.. counts.Select(c => (c.Key, c.Value))]), read);
    }

    /// <summary>Nationals who live and work abroad, by occupation (<c>isco08_group</c>): those who left in the year are not counted again.</summary>
    /// <inheritdoc cref="ReadGraduatesAsync"/>
    public static async Task<(CountPartial Partial, long Rows)> ReadNationalsAbroadAsync(Stream file, CodeHarmoniser codes, CancellationToken ct)
    {
        var (counts, read) = (new SortedDictionary<string, double>(StringComparer.Ordinal), 0L);
        await foreach (var rows in ColumnGroup.ReadAsync(file, ct))
        {
            var (measure, status) = (await rows.TextAsync("measure", ct), await rows.TextAsync("labour_status", ct));
            var (group, persons) = (await rows.TextAsync("isco08_group", ct), await rows.NumberAsync("persons", ct));
            read += rows.Count;
            for (var i = 0; i < rows.Count; i++)
            {
                if (measure[i] != "stock" || status[i] != "E") continue;
                // Not known is counted in the total.
                var code = group[i] is { } text && text.All(char.IsAsciiDigit) ? text : null;
                Add(counts, $"{codes.Find(code).Whole}", persons[i] ?? throw Missing("persons"));
            }
        }
        return (new([.. counts.Select(c => (c.Key, c.Value))]), read);
    }

    static void Add(SortedDictionary<string, double> counts, string code, double count) => counts[code] = counts.GetValueOrDefault(code) + count;

    static InvalidDataException Missing(string column) => new($"A row has no {column}.");
}
