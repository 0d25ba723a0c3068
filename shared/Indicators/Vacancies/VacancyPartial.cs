using Pipeline.Indicators.Codes;
using Pipeline.Indicators.Estimation;
using Pipeline.Reference;

namespace Pipeline.Indicators.Vacancies;

/// <summary>
/// What one file of vacancies says: a file names every vacancy that was open on a day of its period, so what it adds to the stock is the days of that period
/// on which each was open, and no other file is needed for it.
/// </summary>
/// <param name="Entries">Days times positions.</param>
public sealed record VacancyPartial(ClusterEntry[] Entries)
{
    /// <summary>Reads a lake file, only the columns needed. Second notices of a vacancy (<c>dup_of</c>) are passed over.</summary>
    /// <param name="period">Of the file.</param>
    /// <exception cref="InvalidDataException">A column is missing or of an unfit type, or a required value is null.</exception>
    public static async Task<(VacancyPartial Partial, long Rows)> ReadAsync(
        Stream file, ReferencePeriod period, IndicatorParameters parameters, CodeHarmoniser codes, CancellationToken ct)
    {
        var (entries, count) = (new List<ClusterEntry>(), 0L);
        await foreach (var rows in ColumnGroup.ReadAsync(file, ct))
        {
            var (id, employer) = (await rows.TextAsync("vacancy_id", ct), await rows.TextAsync("employer_id", ct, optional: true));
            var (isco08, duplicate) = (await rows.TextAsync("isco08", ct), await rows.TextAsync("dup_of", ct, optional: true));
            var (posted, closed) = (await rows.DateAsync("posted_on", ct), await rows.DateAsync("closed_on", ct, optional: true));
            var (positions, confidence) = (await rows.NumberAsync("positions", ct), await rows.NumberAsync("coding_conf", ct, optional: true));
            count += rows.Count;
            for (var i = 0; i < rows.Count; i++)
            {
                if (duplicate[i] is not null) continue;
                var days = OpenDays(posted[i] ?? throw Missing("posted_on"), closed[i], period);
                if (days <= 0) continue;
                var record = CounterRandom.KeyOf(id[i] ?? throw Missing("vacancy_id"));
                var cluster = employer[i] is { } named ? CounterRandom.KeyOf(named) : record;
                foreach (var part in codes.Find(isco08[i], confidence[i] < parameters.CodingConfidence).Parts)
                    entries.Add(new(record, cluster, part.Node, days * (positions[i] ?? throw Missing("positions")) * part.Share, part.Share));
            }
        }
        return (new([.. entries]), count);
    }

    /// <summary>Days of the period on which it was open: from the day of posting to the day before it closed.</summary>
    static int OpenDays(DateOnly posted, DateOnly? closed, ReferencePeriod period)
    {
        var first = Math.Max(posted.DayNumber, period.Start.DayNumber);
        var end = Math.Min(closed?.DayNumber ?? int.MaxValue, period.End.DayNumber + 1);
        return end - first;
    }

    static InvalidDataException Missing(string column) => new($"A vacancy has no {column}.");
}
