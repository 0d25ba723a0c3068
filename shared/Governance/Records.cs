namespace Pipeline.Governance;

/// <summary>An agency that sits in the coordination mechanism.</summary>
/// <param name="Agency">Its short name, which is its key.</param>
/// <param name="Focal">An address of office, never of a person, such as <c>migration.focal@dgie.example</c>.</param>
/// <param name="Alternate">Who stands in, by address of office; null when nobody does.</param>
/// <param name="Since">The first day of its membership.</param>
public sealed record Member(string Agency, string Focal, string? Alternate, DateOnly Since);

/// <summary>Which body met.</summary>
public enum MeetingType
{
    SteeringCommittee,
    TechnicalWorkingGroup,
}

/// <summary>A meeting that was held.</summary>
/// <param name="Id"><c>{date}-{type}</c>: a body meets once a day at most.</param>
/// <param name="Quorum">How many agencies must be present for a decision.</param>
/// <param name="Present">The agencies that were, by short name.</param>
public sealed record Meeting(string Id, MeetingType Type, DateOnly Date, int Quorum, IReadOnlyList<string> Present)
{
    public bool IsQuorate => Present.Count >= Quorum;
}

/// <summary>What a decision approves.</summary>
public enum DecisionKind
{
    /// <summary>It approves nothing that is on record; it is about the mechanism itself.</summary>
    Other,
    /// <summary>A set of rules, named by its version.</summary>
    RuleSet,
    /// <summary>An Occupations in Demand List, named by its issue.</summary>
    OccupationsInDemandList,
    /// <summary>A version of an agreement, such as <c>dgie/work-permits@1.1.0</c>.</summary>
    AgreementVersion,
}

/// <summary>A decision of a meeting.</summary>
/// <param name="Id"><c>D-{year}-{number}</c>, numbered without gaps.</param>
/// <param name="Meeting">The meeting's id.</param>
/// <param name="Approved">What it approved, by name; null for <see cref="DecisionKind.Other"/>.</param>
public sealed record Decision(string Id, string Meeting, DateOnly Date, string Subject, DecisionKind Kind, string? Approved);

/// <summary>How far an action is.</summary>
public enum ActionStatus
{
    Open,
    Done,
    /// <summary>It is not needed any more.</summary>
    Dropped,
}

/// <summary>Something that an agency has undertaken.</summary>
/// <param name="Id"><c>A-{year}-{number}</c>, numbered without gaps.</param>
/// <param name="Owner">The agency that does it, by its short name.</param>
/// <param name="Due">The last day.</param>
/// <param name="Decision">The decision that it follows from; null when it follows from none.</param>
public sealed record ActionItem(string Id, string Subject, string Owner, DateOnly Due, ActionStatus Status, string? Decision)
{
    public bool IsOverdueOn(DateOnly day) => Status == ActionStatus.Open && Due < day;
}
