using Pipeline.Reference;

namespace Pipeline.Indicators.Shortage;

/// <summary>What is known of the list and of evidence when proposals are made.</summary>
/// <param name="OnList">Unit groups on the list in force.</param>
/// <param name="Evidence">Independent sources of bottom-up evidence, by code.</param>
/// <param name="Strategic">National strategies that name the occupation, by code.</param>
public sealed record ListState(
    IReadOnlySet<string> OnList, IReadOnlyDictionary<string, int> Evidence, IReadOnlyDictionary<string, int> Strategic)
{
    public static ListState Empty { get; } = new(new HashSet<string>(), new Dictionary<string, int>(), new Dictionary<string, int>());
}

/// <summary>
/// Proposes changes of the list (step S14), slowly: an occupation is to come in after a shortage in several quarters in a row, and to go out after as
/// many with a score below the lower limit. What is made is a proposal; the list changes by an instrument only.
/// </summary>
/// <param name="profile">Limits and quarters.</param>
public sealed class Proposals(ShortageProfile profile)
{
    /// <param name="current">The composite rows of the newest quarter, of this profile.</param>
    /// <param name="earlier">Those of quarters before, in any order; rows of the newest quarter among them, and of other profiles, are not used.</param>
    /// <returns>A row for each occupation on the list, confirmed to come in, or worth watching; by code. A group on the list that is not a unit
    /// group, or is not compared, is kept.</returns>
    public IReadOnlyList<ProposalRow> Make(IReadOnlyList<CompositeRow> current, IEnumerable<CompositeRow> earlier, ListState state)
    {
        var mine = current.Where(r => r.Profile == profile.Name).ToDictionary(r => r.Isco08, StringComparer.Ordinal);
        if (mine.Count == 0) return [];
        var period = mine.Values.First().Period;
        var history = earlier.Where(r => r.Profile == profile.Name && r.Period != period).ToDictionary(r => (r.Period, r.Isco08));
        return
        [
            .. mine.Keys.Union(state.OnList).Order(StringComparer.Ordinal)
                .Select(code => Row(period, code, mine.GetValueOrDefault(code), Quarters(code, period), state))
                .OfType<ProposalRow>(),
        ];

        IEnumerable<CompositeRow> Quarters(string code, string newest) => Back(newest)
            .Select(quarter => quarter == newest ? mine.GetValueOrDefault(code) : history.GetValueOrDefault((quarter, code)))
            .TakeWhile(row => row is not null)!;
    }

    ProposalRow? Row(string period, string code, CompositeRow? row, IEnumerable<CompositeRow> quarters, ListState state)
    {
        var isOnList = state.OnList.Contains(code);
        var (evidence, strategic) = (state.Evidence.GetValueOrDefault(code), state.Strategic.GetValueOrDefault(code));
        var (action, reasons) = isOnList ? Listed(row, quarters) : Unlisted(row, quarters);
        return action is not { } a ? null : new(period, code, a, isOnList, evidence, strategic, [.. reasons, .. Context(row, evidence, strategic)]);
    }

    (ListAction? Action, string[] Reasons) Unlisted(CompositeRow? row, IEnumerable<CompositeRow> quarters)
    {
        var confirmed = quarters.TakeWhile(q => q.Class == ShortageClass.Shortage).Count();
        return row?.Class switch
        {
            ShortageClass.Shortage when confirmed >= profile.ConfirmQuarters => (ListAction.Add, [ReasonCode.Confirmed(confirmed)]),
            ShortageClass.Shortage => (ListAction.Watch, [ReasonCode.Unconfirmed(confirmed, profile.ConfirmQuarters)]),
            ShortageClass.Potential => (ListAction.Watch, [ReasonCode.Potential, .. WhyOnlyPotential(row)]),
            _ => (null, []),
        };
    }

    (ListAction? Action, string[] Reasons) Listed(CompositeRow? row, IEnumerable<CompositeRow> quarters)
    {
        var low = quarters.TakeWhile(q => q.Score < profile.TauOut).Count();
        return row is null ? (ListAction.Keep, [ReasonCode.OutsideScope])
            : row.Score is null ? (ListAction.Keep, [ReasonCode.NoScore])
            : low >= profile.ConfirmQuarters ? (ListAction.Remove, [ReasonCode.LowConfirmed(low)])
            : low > 0 ? (ListAction.Keep, [ReasonCode.LowUnconfirmed(low, profile.ConfirmQuarters)])
            : (ListAction.Keep, [ReasonCode.ScoreHolds]);
    }

    IEnumerable<string> WhyOnlyPotential(CompositeRow row)
    {
        if (!(row.PPositive >= profile.PIn)) yield return ReasonCode.Uncertain;
        if (!(row.VoteShare >= profile.VoteShare)) yield return ReasonCode.FewVotes;
        if (!(row.ScoreNoPermit >= profile.TauOut)) yield return ReasonCode.PermitsOnly;
    }

    static IEnumerable<string> Context(CompositeRow? row, int evidence, int strategic)
    {
        if (row is { Score: not null, Quality: Quality.Caution }) yield return ReasonCode.MostlyBorrowed;
        if (evidence > 0) yield return ReasonCode.Evidence(evidence);
        if (strategic > 0) yield return ReasonCode.Strategic(strategic);
    }

    /// <summary>The quarter and those before it, without end; nothing for a text that is not a quarter.</summary>
    static IEnumerable<string> Back(string period)
    {
        if (!ReferencePeriod.TryParse(period, null, out var quarter) || quarter.Frequency != Frequency.Q) yield break;
        for (; ; quarter = quarter.Add(-1)) yield return quarter.ToString();
    }
}
