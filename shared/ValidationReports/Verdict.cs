using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>What checking a file gave, under the names that a receipt uses.</summary>
/// <param name="Findings">The first few of each rule.</param>
public sealed record Verdict(Outcome Outcome, string Summary, string Next, IReadOnlyList<Finding> Findings, ValidationReport Report)
{
    /// <summary>Where all findings are, for a page.</summary>
    [JsonIgnore]
    public FoundPlaces? Places { get; init; }

    /// <summary>How reports, and records that hold reports, are written as JSON: indented, without nulls, letters of every script as they are.</summary>
    public static JsonSerializerOptions JsonOptions { get; } = new(ReportJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Judges a file that was looked at and not delivered.</summary>
    public static Verdict OfTrial(ValidationReport report, IReadOnlyList<Finding> findings, ReportWords words)
    {
        var (summary, next) = Decision.For(report, findings, words, isTrial: true);
        return new(report.Outcome, summary, next, findings, report);
    }

    /// <summary>The same, with the places of all findings.</summary>
    public static Verdict OfTrial(ValidationReport report, FindingSample sample, ReportWords words) =>
        OfTrial(report, sample.Kept, words) with { Places = sample.Places };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonOptions);
}
