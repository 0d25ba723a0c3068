namespace Pipeline.LabourMarketTest.Law;

/// <param name="Iso3">ISO 3166-1 alpha-3 code.</param>
/// <param name="From">First day of membership.</param>
/// <param name="To">Last day of membership, or null.</param>
public sealed record PartnerState(string Iso3, DateOnly From, DateOnly? To, SourceStatus Status, string Ref, bool IsConfirmed);

/// <summary>Members of the East African Community by date: there is no list of members that holds for every day.</summary>
public sealed class PartnerStates(IReadOnlyList<PartnerState> states)
{
    public IReadOnlyList<PartnerState> All => states;

    /// <summary>Whether everything on record about a state's membership is confirmed.</summary>
    public bool IsConfirmed(string iso3) => states.All(s => s.Iso3 != iso3 || s.IsConfirmed);

    public bool IsPartnerState(string iso3, DateOnly onDate)
    {
        foreach (var state in states)
            if (state.Iso3 == iso3 && new InForce(state.From, state.To).Contains(onDate)) return true;
        return false;
    }
}
