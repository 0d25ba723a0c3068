namespace Pipeline.LabourMarketTest.Law;

/// <param name="Host">ISO3 of the state that asks the fee of citizens of other Partner States.</param>
/// <param name="Lowest">Lowest amount found in sources; null when none was found.</param>
/// <param name="Highest">Highest amount found; null with a lowest amount means "and more".</param>
/// <param name="AsOf">Year or day the source speaks of.</param>
public sealed record PermitFee(string Host, decimal? Lowest, decimal? Highest, string? Currency, DateOnly From, DateOnly? To, string AsOf, SourceStatus Status,
    string Ref, bool IsConfirmed);

/// <summary>What Partner States ask of each other's citizens for a work permit, by date.</summary>
public sealed class PermitFees(IReadOnlyList<PermitFee> fees)
{
    /// <summary>The fee on a day; null when nothing is on record.</summary>
    public PermitFee? Of(string host, DateOnly onDate) =>
        fees.Where(f => f.Host == host && new InForce(f.From, f.To).Contains(onDate)).MaxBy(f => f.From);
}
