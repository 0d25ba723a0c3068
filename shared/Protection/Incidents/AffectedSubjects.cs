namespace Pipeline.Protection.Incidents;

/// <summary>How many persons a breach is about. Pseudonyms are counted and never given out: an agency cannot turn one back, and finds its people in its own file.</summary>
/// <param name="Persons">Different persons over all files together.</param>
/// <param name="NotCounted">Submissions without rows in the lake, as quarantined ones: their persons are in the file that the agency has.</param>
public sealed record AffectedSubjects(string Incident, long Persons, IReadOnlyList<AffectedGroup> Groups, IReadOnlyList<string> NotCounted);

/// <summary>Different persons of one dataset, agency and period.</summary>
/// <param name="Rows">Of all files together, those without a person's identifier too.</param>
/// <param name="Submissions">The files that were counted.</param>
public sealed record AffectedGroup(string Dataset, string Agency, string Period, long Persons, long Rows, IReadOnlyList<string> Submissions);
