using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Custody;

/// <summary>A file as it was before it was destroyed.</summary>
/// <param name="Kind">The container it lay in; <c>rejected</c> for rejected rows of the lake.</param>
/// <param name="Sha256">Lower-case hex hash of its bytes as they were stored.</param>
public sealed record DestroyedFile(string SubmissionId, string Kind, long Bytes, string Sha256);

/// <summary>
/// Certifies that files were destroyed: which, why, when and by what. It names submissions and hashes; no file name, for that may name a person, and no row.
/// </summary>
/// <param name="Scope">A <see cref="PurgeScope"/> by name.</param>
/// <param name="Agreement">The version of the agreement that set the time.</param>
/// <param name="RetentionMonths">The months that it sets for what was destroyed, from the period's last day.</param>
/// <param name="KeptUntil">The last day on which the files were kept.</param>
/// <param name="RowsAccepted">Accepted rows of the submissions, as the ledger has them.</param>
/// <param name="BegunAt">When the files were listed and hashed (UTC).</param>
/// <param name="DestroyedBy">The part of the system.</param>
public sealed record PurgeCertificate(
    string Agency,
    string Dataset,
    string Period,
    string Scope,
    string Agreement,
    int RetentionMonths,
    DateOnly KeptUntil,
    IReadOnlyList<string> Submissions,
    long RowsAccepted,
    IReadOnlyList<DestroyedFile> Files,
    DateTimeOffset BegunAt,
    string DestroyedBy)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>When the last of them was gone (UTC); null while it is not.</summary>
    public DateTimeOffset? DestroyedAt { get; init; }

    /// <summary>Names it by its content.</summary>
    [JsonIgnore]
    public string Id => Convert.ToHexStringLower(SHA256.HashData((this with { DestroyedAt = null }).ToJson()).AsSpan(0, 10));

    /// <summary>The blob without its ending.</summary>
    [JsonIgnore]
    public string BlobName => $"{Agency}/{Dataset}/{Period}/{Id}";

    public BinaryData ToJson() => new(JsonSerializer.SerializeToUtf8Bytes(this, Options));

    /// <exception cref="JsonException">The JSON is no certificate.</exception>
    public static PurgeCertificate FromJson(BinaryData json) => JsonSerializer.Deserialize<PurgeCertificate>(json, Options)!;
}
