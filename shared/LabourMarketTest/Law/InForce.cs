namespace Pipeline.LabourMarketTest.Law;

/// <summary>The days something holds: from the first to the last, both included; no last day means that it still does.</summary>
public readonly record struct InForce(DateOnly From, DateOnly? To)
{
    public bool Contains(DateOnly day) => day >= From && (To is null || day <= To);
}
