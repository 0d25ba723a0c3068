using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Survey;

/// <summary>
/// Reads a person file of the labour force survey, only the columns needed and row group by row group. <c>pay_inkind</c>, <c>pay_cash</c>,
/// <c>pay_period</c>, <c>hours_week_main</c>, <c>isced</c> and <c>prev_isco08</c> may be absent: abridged rounds do not ask for them.
/// </summary>
static class SurveyFile
{
    /// <exception cref="InvalidDataException">A column is missing or of an unfit type, or a required value is null.</exception>
    public static async IAsyncEnumerable<SurveyPerson> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        // Few names recur over many rows: each is kept once.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var rows in ColumnGroup.ReadAsync(file, ct))
        {
            var (year, quarter) = (await rows.NumberAsync("year", ct), await rows.NumberAsync("quarter", ct));
            var (stratum, psu) = (await rows.TextAsync("stratum", ct), await rows.TextAsync("psu", ct));
            var (weight, age) = (await rows.NumberAsync("w_round", ct), await rows.NumberAsync("age", ct));
            var (status, isco08) = (await rows.TextAsync("status", ct), await rows.TextAsync("isco08", ct));
            var hours = await rows.NumberAsync("hours_week_main", ct, optional: true);
            var (cash, inKind) = (await rows.NumberAsync("pay_cash", ct, optional: true), await rows.NumberAsync("pay_inkind", ct, optional: true));
            var period = await rows.TextAsync("pay_period", ct, optional: true);
            var (isced, previous) = (await rows.TextAsync("isced", ct, optional: true), await rows.TextAsync("prev_isco08", ct, optional: true));
            for (var i = 0; i < rows.Count; i++)
                yield return new(
                    (int)Required(year[i], "year"), (int)Required(quarter[i], "quarter"), Name(stratum[i], "stratum"), Name(psu[i], "psu"),
                    Required(weight[i], "w_round"), (int)Required(age[i], "age"), Name(status[i], "status"), isco08[i] is { } code ? Name(code, "isco08") : null,
                    hours[i], cash[i], inKind[i], period[i] is { } p ? Name(p, "pay_period") : null,
                    isced[i] is { } level ? Name(level, "isced") : null, previous[i] is { } last ? Name(last, "prev_isco08") : null);
        }

        string Name(string? text, string column)
        {
            if (text is null) throw Missing(column);
            if (!names.TryGetValue(text, out var kept)) names.Add(text, kept = text);
            return kept;
        }
    }

    static double Required(double? value, string column) => value ?? throw Missing(column);

    static InvalidDataException Missing(string column) => new($"A person has no {column}.");
}
