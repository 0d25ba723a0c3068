using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Structures;

namespace Pipeline.Functions.Diaspora;

/// <summary>One published figure.</summary>
/// <param name="Occupation">The group of ISCO-08 that it is of: the finest that is published and holds the occupation.</param>
/// <param name="Value">Null where it is withheld or there is none.</param>
public sealed record AreaFigure(string Indicator, LocalText Name, string Occupation, double? Value, string Status);

/// <summary>What the current release says of an occupation's groups in a province.</summary>
/// <param name="Level">Always <c>province</c>: of districts nothing is published, for the counts would be too small to tell.</param>
public sealed record AreaFiguresFound(string Release, string Table, string Level, string Area, LocalText Name, string Period, IReadOnlyList<AreaFigure> Figures);

/// <summary>Reads vacancies and job seekers of a province from the published statistics (table T10), and from nothing else.</summary>
public sealed class AreaFigures(PublishedReleases releases)
{
    const string Table = "DF_T10_VACANCIES_SEEKERS", Area = "REF_AREA", Occupation = "OCCUPATION", Sex = "SEX";
    const int Finest = 3;

    static readonly string[] AllTogether = ["_T", "_Z"];

    /// <param name="province">One digit, the parent of a district.</param>
    /// <param name="isco">A unit group.</param>
    /// <returns>Null while nothing is published that could be shown.</returns>
    public async Task<AreaFiguresFound?> OfAsync(string province, string isco, CancellationToken ct)
    {
        if (await releases.GetAsync(ct) is not { } release || release.Find(Table) is null || release.Structures.Dataflow(Table) is not { } flow) return null;
        var view = await release.LoadAsync(flow);
        var area = $"RW{province}";
        var areas = view.Dimensions[view.PlaceOf(Area)];
        if (view.Table.Periods is not [.., var newest] || areas.Codes.FirstOrDefault(c => c.Id == area) is not { } known) return null;
        var (occupations, sexes, indicators, last) = (view.Dimensions[view.PlaceOf(Occupation)], view.Dimensions[view.PlaceOf(Sex)], view.Dimensions[view.PlaceOf(Dataflow.Indicator)], view.Table.Periods.Length - 1);
        var rows = Enumerable.Range(0, view.Table.Count).Where(row => view.Table.PeriodPlaces[row] == last && areas.IdAt(row) == area && IsGroupOf(isco, occupations.IdAt(row)) && AllTogether.Contains(sexes.IdAt(row)));
        // Where groups are too small they are published by their greater ones.
        var figures = rows.GroupBy(indicators.PlaceAt).Select(g => g.MaxBy(row => occupations.IdAt(row).Length)).Select(row => new AreaFigure(
            indicators.IdAt(row), indicators.Codes[indicators.PlaceAt(row)].Name, occupations.IdAt(row), double.IsNaN(view.Table.Values[row]) ? null : view.Table.Values[row], $"{view.Table.Status[row]}"));
        return new(release.Release.Id, Table, "province", area, known.Name, $"{newest}", [.. figures.OrderBy(f => f.Indicator, StringComparer.Ordinal)]);
    }

    static bool IsGroupOf(string isco, string code) => code.Length <= Finest && char.IsAsciiDigit(code[0]) && isco.StartsWith(code, StringComparison.Ordinal);
}
