using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>What is destroyed together, under one certificate.</summary>
/// <param name="Basis">What sets the time, such as <c>dgie/returns@1.0.0</c>.</param>
/// <param name="Months">The months that it sets, from the period's last day.</param>
/// <param name="KeptUntil">The last day on which the files are kept.</param>
/// <param name="Members">Submissions or cases whose files they are.</param>
public sealed record PurgeTarget(
    AgencyId Agency, DatasetId Dataset, ReferencePeriod Period, PurgeScope Scope, string Basis, int Months, DateOnly KeptUntil, IReadOnlyList<PurgeMember> Members);

/// <param name="Id">Opaque: it names no person.</param>
/// <param name="Rows">Accepted rows.</param>
public sealed record PurgeMember(string Id, long Rows);

/// <summary>What can be destroyed: how its files are found, and what else goes with them.</summary>
/// <param name="ListAsync">The files that are there, each hashed.</param>
/// <param name="BeforeAsync">Before the first file goes, so that no reader is sent to one that is gone.</param>
/// <param name="AfterAsync">Once the last one is gone.</param>
public sealed record PurgeSteps(
    Func<CancellationToken, Task<IReadOnlyList<RetainedFile>>> ListAsync, Func<CancellationToken, Task> BeforeAsync, Func<CancellationToken, Task> AfterAsync);
