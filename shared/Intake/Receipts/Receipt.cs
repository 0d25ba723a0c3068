using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Validation;
using Pipeline.ValidationReports;

namespace Pipeline.Intake.Receipts;

/// <summary>What an agency gets for every delivery: what came, what was found in it, what became of it. Holds no personal data.</summary>
/// <param name="SubmissionId">The delivery.</param>
/// <param name="DuplicateOf">The earlier submission of the same content, whose result stands here.</param>
/// <param name="Blob">The path the file was delivered under.</param>
/// <param name="ReceivedAt">When the file was written to the inbox (UTC).</param>
/// <param name="DecidedAt">When this receipt was written (UTC).</param>
/// <param name="Outcome">What became of the drop.</param>
/// <param name="Summary">The outcome in a sentence for the clerk.</param>
/// <param name="Next">What the clerk does next, in a sentence.</param>
/// <param name="FileNow">Container and path where the file is kept now.</param>
/// <param name="LakeFile">Container and path of the accepted rows, or null.</param>
/// <param name="Findings">The first few findings of each rule; <c>errors.csv</c> beside the receipt has them all.</param>
/// <param name="Report">Everything that was checked; null when a system fault prevented the check.</param>
public sealed record Receipt(
    string SubmissionId,
    string? DuplicateOf,
    string Blob,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DecidedAt,
    string Outcome,
    string Summary,
    string Next,
    string FileNow,
    string? LakeFile,
    IReadOnlyList<Finding> Findings,
    ValidationReport? Report)
{
    /// <summary>Container and path of the rows that were left out of an accepted drop, or null.</summary>
    public string? RejectedFile { get; init; }

    /// <summary>
    /// Rows without errors that were set apart, because the persons that they are about asked for it: accepted, rejected and these make up the rows read.
    /// Null when there are none.
    /// </summary>
    public long? RowsRestricted { get; init; }

    /// <summary>Container and path of the sensitive columns of the accepted rows, which lie apart; null when there are none.</summary>
    public string? SensitiveFile { get; init; }

    /// <summary>The last day on which the delivery was on time; null when it fell under no protocol.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Calendar days of Rwanda after that day: 0 when it came in time, null when no day is known.</summary>
    public int? DaysLate { get; init; }

    /// <summary>The protocol it was held to, with its version: <c>dgie/work-permits@1.0.0</c>; null when it fell under none.</summary>
    public string? Protocol { get; init; }

    /// <summary>Lower-case hex hash of the file as it came; null when it was not read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The trace (W3C) that its way can be looked up by, 32 hexadecimal digits; null when nothing traced it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    /// <summary>Why the file was read again; null when it was read as it came.</summary>
    public ReplayNote? Replayed { get; init; }

    /// <summary>The agency says that there is nothing to report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsNil { get; init; }

    /// <summary>Where all findings are, for the page that is written with the receipt; not kept with it.</summary>
    [JsonIgnore]
    public FoundPlaces? Places { get; init; }

    /// <summary>The receipt as indented UTF-8 JSON.</summary>
    public BinaryData ToJson() => new(JsonSerializer.SerializeToUtf8Bytes(this, Verdict.JsonOptions));

    /// <exception cref="JsonException">The JSON is not a receipt's.</exception>
    public static Receipt FromJson(BinaryData json) => JsonSerializer.Deserialize<Receipt>(json, Verdict.JsonOptions)!;
}
