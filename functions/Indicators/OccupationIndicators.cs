using Pipeline.IndicatorReadings;
using Pipeline.Protocols;

namespace Pipeline.Functions.Indicators;

/// <summary>The answer to a question for occupations: what the current run may tell of one level, with the groups' titles.</summary>
/// <param name="Run">The run all figures come from.</param>
public sealed record OccupationIndicators(string Run, int Level, IReadOnlyList<OccupationIndicator> Occupations)
{
    /// <summary>Adds the titles of the newest ISCO-08 codelist.</summary>
    public static OccupationIndicators From(OccupationReadings readings, int level, ProtocolCatalog catalog)
    {
        var titles = catalog.Occupations?.Items;
        return new(readings.RunId, level, [.. readings.Rows.Select(r => new OccupationIndicator(
            r.Isco08, titles?.GetValueOrDefault(r.Isco08)?.Name, r.Period, r.Measure, r.Value, r.N, r.Se, r.Rse, r.Quality.ToString().ToLowerInvariant()))]);
    }
}

/// <summary>One measure of one occupation. A suppressed one carries no figure.</summary>
/// <param name="N">Respondents or records behind the value.</param>
/// <param name="Se">Standard error, in the measure's unit.</param>
/// <param name="Rse">Relative standard error, a share.</param>
public sealed record OccupationIndicator(
    string Isco08, string? Title, string Period, string Measure, double? Value, int? N, double? Se, double? Rse, string Quality);
