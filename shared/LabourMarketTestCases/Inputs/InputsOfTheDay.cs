using System.Collections.Concurrent;
using System.Text.Json;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.OccupationsInDemand;
using Pipeline.Protocols;

namespace Pipeline.LabourMarketTestCases;

/// <summary>All that assessments are made from, put together and opened.</summary>
/// <param name="Stored">As it is kept.</param>
/// <param name="Sha256">Lower-case hex hash of <paramref name="Bytes"/>.</param>
/// <param name="Absent">Codes of what there was none of.</param>
public sealed record OpenInputs(StoredInputs Stored, byte[] Bytes, string Sha256, Assessor Assessor, ReasonTexts Texts, IReadOnlyList<string> Absent)
{
    public static OpenInputs Of(StoredInputs stored, IReadOnlyList<string> absent)
    {
        var bytes = stored.ToJson();
        var (assessor, texts) = stored.Open();
        return new(stored, bytes, CaseTexts.Sha256(bytes), assessor, texts, absent);
    }
}

/// <summary>Puts together what a case of today is judged by. Nothing that is missing is made up: it is left out, and a code says so.</summary>
public sealed class InputsOfTheDay(RuleSetShelf ruleSets, ListShelf lists, ReleaseTables release, CatalogInForce catalog)
{
    public const string List = "ODL", NoList = "NO_LIST_IN_FORCE", NoCalendar = "NO_HOLIDAY_CALENDAR";

    const int MostKept = 16;

    readonly ConcurrentDictionary<string, OpenInputs> _open = new(StringComparer.Ordinal);

    readonly Lazy<(IReadOnlyDictionary<string, JsonElement> Law, JsonElement Texts)> _files = new(() =>
        (LawBook.FileNames.ToDictionary(f => f, f => JsonElement.Parse(File.ReadAllBytes(Path.Combine(LawBook.DefaultFolder, $"{f}.json")))),
            JsonElement.Parse(File.ReadAllBytes(ReasonTexts.DefaultPath))));

    /// <summary>Takes a look at everything that may have changed, and answers at once for any day of filing.</summary>
    /// <returns>Gives the inputs for an application filed on a day; null when no rule set is in force for it.</returns>
    public async Task<Func<DateOnly?, OpenInputs?>> TodayAsync(DateOnly today, CancellationToken ct)
    {
        var (figures, history, now) = (await release.ReadAsync(ct), await lists.ReadAsync(ct), catalog.Now);
        return submittedAt =>
        {
            if (ruleSets.For(RuleSetShelf.General, submittedAt, today) is not { } general) return null;
            var eac = ruleSets.For(RuleSetShelf.Eac, submittedAt, today);
            var codes = now.Occupations!;
            var hasList = history.InForceOn(submittedAt ?? today) is not null;
            var key = string.Join('|', general.RuleSet.Hash, eac?.RuleSet.Hash, figures.RunId, figures.Wages?.Version, figures.Tightness?.Version, codes.Version, now.Holidays.To, now.Holidays.Days.Count,
                hasList, string.Join(',', history.Versions.Select(v => v.Sha256)));
            if (_open.TryGetValue(key, out var known)) return known;
            if (_open.Count >= MostKept) _open.Clear();
            List<string> absent = [.. hasList ? [] : (string[])[NoList], .. figures.Absent, .. now.Holidays.Days.Count > 0 ? [] : (string[])[NoCalendar]];
            return _open.GetOrAdd(key, OpenInputs.Of(new(general.Text, eac?.Text, _files.Value.Law, _files.Value.Texts,
                new(now.Holidays.From, now.Holidays.To, now.Holidays.Source, new SortedDictionary<DateOnly, string>(now.Holidays.Days.ToDictionary())),
                new(codes.Version, [.. codes.Items.Keys.Where(c => c.Length == 4).Order(StringComparer.Ordinal)]), Lists(history), figures.Wages, figures.Tightness), absent));
        };
    }

    static IReadOnlyList<StoredList> Lists(ListHistory history) =>
        [.. history.Versions.Select(v => new StoredList(List, $"{v.List.Id}@{v.Sha256}", v.List.ValidFrom, history.EndOf(v), [.. v.List.Entries.Select(e => e.Isco08)]))];
}
