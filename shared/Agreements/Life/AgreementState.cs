namespace Pipeline.Agreements;

/// <summary>Where a version of an agreement is in its life.</summary>
public enum AgreementState
{
    /// <summary>Waits for approvals; its text may still be replaced as long as nobody has approved it.</summary>
    Proposed,
    /// <summary>One of the sides said no. Another text may be proposed under its number.</summary>
    Rejected,
    /// <summary>All sides approved: drops are taken under it.</summary>
    Active,
    /// <summary>A newer one has become active; drops are taken under it at most until its end of support.</summary>
    Deprecated,
    /// <summary>Nothing is taken under it any more.</summary>
    Retired,
}

/// <summary>What can happen to a version: the actions of the audit trail of table <c>agreements</c>.</summary>
public enum AgreementAction
{
    Proposed,
    /// <summary>Another text took the place of one that nobody had approved.</summary>
    Replaced,
    Approved,
    /// <summary>The last approval came, and the version became active with it.</summary>
    Activated,
    Rejected,
    Retired,
}

/// <summary>Whoever has to approve.</summary>
public enum Side
{
    /// <summary>The agency that delivers.</summary>
    Provider,
    /// <summary>The agency that receives.</summary>
    Receiver,
    /// <summary>The coordination body.</summary>
    Coordination,
}
