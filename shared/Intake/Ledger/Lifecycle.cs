namespace Pipeline.Intake.Ledger;

/// <summary>Where a submission is in its life. What was found in it is its outcome, a vocabulary of its own.</summary>
public enum Lifecycle
{
    /// <summary>The delivery is known; nothing was read yet.</summary>
    Received,
    /// <summary>The file is being read.</summary>
    Validating,
    /// <summary>A receipt with an outcome exists.</summary>
    Validated,
    /// <summary>A fault of the system ended every attempt; operators are told.</summary>
    Failed,
    /// <summary>Validating for too long.</summary>
    Stuck,
    /// <summary>A newer delivery of the same agency, dataset and period took its place.</summary>
    Superseded,
}
