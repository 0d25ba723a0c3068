using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Protocols;

namespace Pipeline.Intake.Replay;

/// <summary>What a replay of a submission would change. Nothing of it was stored.</summary>
/// <param name="Before">As the ledger has it.</param>
/// <param name="After">As it would be.</param>
/// <param name="NewlyFailing">Checks that fail now and did not before; all that fail when nothing is known from before.</param>
public sealed record ReplayPreview(
    string SubmissionId, string? Dataset, string? Period, ReplayState Before, ReplayState After, IReadOnlyList<NewFailure> NewlyFailing, CurrentDataEffect Effect)
{
    const int PartLength = 16;

    /// <summary>
    /// What a replay must be asked with: the protocol's version, the first digits of the content's hash, and hashes of what was and of what would be.
    /// </summary>
    public string Fingerprint => $"{After.ProtocolVersion}-{After.Sha256![..PartLength]}-{Hash(Before, NewlyFailing, Effect)}-{Promise}";

    /// <summary>The hash of what would be: the last part of the fingerprint.</summary>
    [JsonIgnore]
    public string Promise => Hash(After);

    /// <summary>Whether a fingerprint promised the same result, whatever was before.</summary>
    public bool Keeps(string fingerprint) => fingerprint.EndsWith($"-{Promise}", StringComparison.Ordinal);

    static string Hash(params object[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)))[..PartLength];
}

/// <summary>How a submission stands, before a replay or after it.</summary>
/// <param name="Outcome">Null when a fault kept it from one.</param>
/// <param name="ProtocolVersion">Null when it fell under no protocol.</param>
/// <param name="Sha256">Hash of the file as it came; null when it was not read.</param>
public sealed record ReplayState(string? Outcome, string? ProtocolVersion, long? RowsRead, long? RowsAccepted, string? Sha256);

/// <summary>A check that fails now and did not before.</summary>
/// <param name="Failed">How often.</param>
public sealed record NewFailure(string RuleId, Severity Severity, long Failed, string Message);

/// <summary>What a replay would do to the data that readers use.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CurrentDataEffect>))]
public enum CurrentDataEffect
{
    /// <summary>Its rows are not in use and would not be.</summary>
    None,
    /// <summary>Its rows are in use and would be written anew.</summary>
    RowsReplaced,
    /// <summary>Its rows would come into use, unless a later delivery's are.</summary>
    RowsEnter,
    /// <summary>Its rows are in use and would leave it; nothing takes their place until a correction comes.</summary>
    RowsLeave,
    /// <summary>A later delivery took its place and keeps it.</summary>
    StaysSuperseded,
}
