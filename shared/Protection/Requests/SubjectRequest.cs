using Pipeline.Protection.Decisions;

namespace Pipeline.Protection.Requests;

/// <summary>A person's request, without anything that says who they are. Pseudonyms lie with the work, and go when it is over.</summary>
/// <param name="Id">The agency's short name, a hyphen and 20 letters and digits.</param>
/// <param name="Agency">The agency that the person turned to and that answers.</param>
/// <param name="ReceivedOn">The day on which the person asked, by Rwanda's calendar.</param>
/// <param name="RequestedBy">The role of who put it on record.</param>
/// <param name="Domains">What the identifiers name, such as <c>person</c>.</param>
/// <param name="Lifts">The request whose restriction is to end.</param>
public sealed record SubjectRequest(
    string Id, string Agency, RequestKind Kind, DateOnly ReceivedOn, DateTimeOffset RecordedAt, string RequestedBy, IdentityCheck IdentityCheck,
    IReadOnlyList<string> Domains, string? Lifts = null)
{
    public RequestState State { get; init; }

    /// <summary>What was found of the person; null while it is looked for.</summary>
    public FoundSummary? Found { get; init; }

    /// <summary>The work waits for an officer.</summary>
    public bool AwaitsDecision { get; init; }

    public OfficerDecision? Decision { get; init; }

    /// <summary>The day of the answer or refusal, by Rwanda's calendar.</summary>
    public DateOnly? AnsweredOn { get; init; }

    public DateOnly? AppealedOn { get; init; }

    /// <summary>The day on which the authority let the answer stand. A person appeals once.</summary>
    public DateOnly? AppealRuledOn { get; init; }

    /// <summary>The day on which the authority ruled that the request be carried out after all: its days count from then.</summary>
    public DateOnly? ReopenedOn { get; init; }

    /// <summary>Names of the files of an export, as long as they are there.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>When the files of an export go (UTC).</summary>
    public DateTimeOffset? FilesUntil { get; init; }

    /// <summary>Lower-case hex hash of the certificate, once there is one.</summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>What the providing agencies have to look at, for a rectification.</summary>
    public IReadOnlyList<CorrectionTask> Tasks { get; init; } = [];
}

/// <summary>How much was found.</summary>
/// <param name="Sha256">Lower-case hex hash of the list of files; what an officer decides on.</param>
public sealed record FoundSummary(int Files, long Rows, IReadOnlyList<string> Datasets, string Sha256);

/// <summary>Rows of a delivery that the providing agency is asked to look at and deliver again mended.</summary>
/// <param name="Records">Numbers of the rows in the file as it came, from 1 for the first after the header; null where rows were taken out of the lake's file since.</param>
/// <param name="IsDone">A later revision was accepted.</param>
public sealed record CorrectionTask(string Agency, string Dataset, string Period, string Submission, IReadOnlyList<long>? Records, bool IsDone = false);
