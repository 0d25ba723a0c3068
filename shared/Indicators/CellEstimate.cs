using System.Text.Json.Serialization;
using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators;

/// <summary>What may be done with an estimate. In JSON and Parquet by its lower-case name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Quality>))]
public enum Quality
{
    /// <summary>May be published as it is.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,
    /// <summary>May be published with a warning.</summary>
    [JsonStringEnumMemberName("caution")]
    Caution,
    /// <summary>Must not be published: too unreliable, or about too few.</summary>
    [JsonStringEnumMemberName("suppressed")]
    Suppressed,
}

/// <summary>One published number about one occupation: a row of <c>cell_estimate</c>. A suppressed cell carries no number at all.</summary>
/// <param name="Period">What the number is about, in SDMX notation: the last quarter of the window, the month of the payroll, or the period of the register.</param>
/// <param name="Level">ISCO-08 level, 1 to 4; 0 for the total.</param>
/// <param name="Isco08">Code of that level, or <see cref="Total"/>.</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Value">The estimate, in the measure's unit.</param>
/// <param name="N">Respondents or records in the cell, unweighted.</param>
/// <param name="NEff">Kish's effective number of respondents; null for a register.</param>
/// <param name="Se">Standard error, in the measure's unit; 0 for a register.</param>
/// <param name="Rse">Standard error divided by the value, a share.</param>
/// <param name="Deff">Design effect: variance under the design over variance under simple random sampling; null where there is none.</param>
public sealed record CellEstimate(
    string Period, int Level, string Isco08, string Measure,
    double? Value, int? N, double? NEff, double? Se, double? Rse, double? Deff, Quality Quality)
{
    /// <summary>Stands for all occupations together, as in SDMX.</summary>
    public const string Total = "_T";

    /// <summary>A cell of which only the existence is told.</summary>
    public static CellEstimate Suppressed(string period, int level, string isco08, string measure) =>
        new(period, level, isco08, measure, null, null, null, null, null, null, Quality.Suppressed);

    /// <summary>
    /// An estimate, suppressed with too few respondents or a relative standard error that is too large or unknown: the usual convention of statistical offices.
    /// </summary>
    public static CellEstimate Of(
        string period, OccupationNode group, string measure, double value, int n, double? nEff, double? se, double? deff, IndicatorParameters parameters)
    {
        var rse = value > 0 ? se / value : null;
        if (n < parameters.SmallestSample || !(rse <= parameters.RseSuppressed)) return Suppressed(period, group.Level, group.Code, measure);
        var quality = rse <= parameters.RseCaution ? Quality.Ok : Quality.Caution;
        return new(period, group.Level, group.Code, measure, value, n, nEff, se, rse, deff, quality);
    }

    /// <summary>By period, level, code and measure: the order of the rows in every output.</summary>
    public static IReadOnlyList<CellEstimate> InOrder(IEnumerable<CellEstimate> cells) =>
    [
        .. cells
            .OrderBy(c => c.Period, StringComparer.Ordinal)
            .ThenBy(c => c.Level)
            .ThenBy(c => c.Isco08, StringComparer.Ordinal)
            .ThenBy(c => c.Measure, StringComparer.Ordinal),
    ];
}

/// <summary>The measures, by the names they carry in outputs.</summary>
public static class Measures
{
    /// <summary>Employed persons (weighted survey total).</summary>
    public const string Employment = "employment";

    /// <summary>Median pay in RWF per hour.</summary>
    public const string MedianHourlyPay = "median_hourly_pay";

    /// <summary>Hours usually worked per week in the main job, mean.</summary>
    public const string MeanWeeklyHours = "mean_weekly_hours";

    /// <summary>Unemployed persons by the occupation of their last job, first-time seekers left out.</summary>
    public const string Unemployed = "unemployed_by_last_occupation";

    /// <summary>Share (0 to 1) of the employed who have less education than is usual in their occupation.</summary>
    public const string UnderqualifiedShare = "underqualified_share";

    /// <summary>Open positions, mean over the days of the window.</summary>
    public const string VacancyStock = "vacancy_stock";

    /// <summary>Work permits valid on the last day of the period.</summary>
    public const string PermitStock = "permit_stock";

    /// <summary>Valid work permits of the classes that the index counts, mean over the days of the window.</summary>
    public const string PermitMeanStock = "permit_mean_stock";

    /// <summary>Graduates of the newest year, by the occupations that their fields lead to.</summary>
    public const string Graduates = "graduates";

    /// <summary>Nationals who work abroad, newest stock.</summary>
    public const string NationalsAbroad = "nationals_abroad";

    /// <summary>Declared jobs in the month.</summary>
    public const string PayrollJobs = "payroll_jobs";

    /// <summary>Median gross pay of the jobs with pay in the month, RWF.</summary>
    public const string PayrollMedianGross = "payroll_median_gross";
}
