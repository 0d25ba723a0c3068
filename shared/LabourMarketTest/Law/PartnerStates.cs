namespace Pipeline.LabourMarketTest.Law;

/// <param name="Iso3">ISO 3166-1 alpha-3 code.</param>
/// <param name="From">First day of membership.</param>
/// <param name="To">Last day of membership, or null.</param>
public sealed record PartnerState(string Iso3, DateOnly From, DateOnly? To, SourceStatus Status, string Ref, bool IsConfirmed);

/// <summary>Members of the East African Community by date: there is no list of members that holds for every day.</summary>
public sealed class PartnerStates(IReadOnlyList<PartnerState> states)
{
    public IReadOnlyList<PartnerState> All => states;

    public bool IsPartnerState(string iso3, DateOnly onDate)
    {
        foreach (var state in states)
            if (state.Iso3 == iso3 && new InForce(state.From, state.To).Contains(onDate)) return true;
        return false;
    }
}
