using Pipeline.Indicators;

namespace Pipeline.IndicatorReadings;

/// <summary>What may be told of one measure of one occupation. A suppressed row carries no number.</summary>
/// <param name="Isco08">ISCO-08 code of <paramref name="Level"/>, or <see cref="CellEstimate.Total"/>.</param>
/// <param name="Period">What the number is about, in SDMX notation.</param>
/// <param name="Measure">One of <see cref="Measures"/>, which name the unit.</param>
/// <param name="N">Respondents or records behind the number.</param>
/// <param name="Se">Standard error, in the measure's unit.</param>
/// <param name="Rse">Relative standard error, a share.</param>
public sealed record OccupationReading(
    string Isco08, int Level, string Period, string Measure, double? Value, int? N, double? Se, double? Rse, Quality Quality);

/// <summary>The rows of one level, sorted by period, code and measure.</summary>
/// <param name="Sources">The datasets that the run rests on, as <c>agency/dataset</c>.</param>
public sealed record OccupationReadings(string RunId, IReadOnlyList<string> Sources, IReadOnlyList<OccupationReading> Rows)
{
    /// <summary>Changes exactly when the rows can: usable in an HTTP entity tag.</summary>
    public string Version => RunId;
}
