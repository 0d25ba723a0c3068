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

    internal static Dictionary<string, string> Of(Protocol protocol, ReferencePeriod period, SubmissionId submission, Pseudonymiser pseudonymiser) => new()
    {
        [Protocol] = $"{protocol.Agency}/{protocol.Dataset}",
        [ProtocolVersion] = $"{protocol.Version}",
        [Period] = $"{period}",
        [Agency] = $"{protocol.Agency}",
        [Submission] = $"{submission}",
        [PseudonymKey] = pseudonymiser.KeyVersion,
    };
}
