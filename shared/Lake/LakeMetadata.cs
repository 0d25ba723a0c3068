using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Lake;

/// <summary>Names of what a lake file says about itself in its footer.</summary>
public static class LakeMetadata
{
    /// <summary>Such as <c>dgie/work-permits</c>.</summary>
    public const string Protocol = "pipeline.protocol";

    public const string ProtocolVersion = "pipeline.protocolVersion";

    public const string Period = "pipeline.period";

    public const string Agency = "pipeline.agency";

    public const string Submission = "pipeline.submission";

    /// <summary>The key under which personal identifiers were replaced.</summary>
    public const string PseudonymKey = "pipeline.pseudonymKey";

    /// <summary>Of the blob, not in the file: the same key version, so that a list of the lake tells it. The file decides.</summary>
    public const string BlobPseudonymKey = "pseudonymkey";

    /// <summary>The requests under which rows were set apart from the file, separated by commas; absent when none was.</summary>
    public const string SetApart = "pipeline.setApart";

    /// <summary>The requests under which rows were erased from the file, separated by commas; absent when none was.</summary>
    public const string Erased = "pipeline.erased";

    /// <summary>The members of an entry that holds a list; none when there is no such entry.</summary>
    public static IReadOnlyList<string> ListIn(IReadOnlyDictionary<string, string> footer, string entry) =>
        footer.TryGetValue(entry, out var text) ? text.Split(',', StringSplitOptions.RemoveEmptyEntries) : [];

    internal static Dictionary<string, string> Of(Protocol protocol, ReferencePeriod period, SubmissionId submission, Pseudonymiser pseudonymiser) =>
        new(Of(protocol, period, submission)) { [PseudonymKey] = pseudonymiser.KeyVersion };

    /// <summary>Of a file without pseudonyms.</summary>
    internal static Dictionary<string, string> Of(Protocol protocol, ReferencePeriod period, SubmissionId submission) => new()
    {
        [Protocol] = $"{protocol.Agency}/{protocol.Dataset}",
        [ProtocolVersion] = $"{protocol.Version}",
        [Period] = $"{period}",
        [Agency] = $"{protocol.Agency}",
        [Submission] = $"{submission}",
    };
}
