using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protection;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>What came of an opportunity, as its publisher tells it; nobody is named. Not public.</summary>
/// <param name="Kind"><c>placement</c> or <c>investment</c>.</param>
/// <param name="Count">Persons placed, or investments made.</param>
/// <param name="AmountRwf">Of investments, all together.</param>
public sealed record OutcomeReport(string Id, string Opportunity, string Kind, DateOnly On, int Count, double? AmountRwf)
{
    public const string Placement = "placement", Investment = "investment";
}

/// <summary>Placements and investments that were reported.</summary>
public sealed class OutcomeBook(DiasporaRows rows, TimeProvider clock)
{
    const int MostAtOnce = 10_000;

    public async Task<IReadOnlyList<OutcomeReport>> ListAsync(CancellationToken ct) => [.. (await rows.ListAsync<OutcomeReport>(Kept.Outcomes, ct)).Select(r => r.Record)];

    /// <summary>Records what came of an opportunity, over an earlier report of the same id.</summary>
    /// <returns>The report; neither when there is no such opportunity.</returns>
    public async Task<(OutcomeReport? Done, Refusal? Refusal)> RecordAsync(OutcomeReport given, Caller caller, CancellationToken ct)
    {
        if (await rows.FindAsync<Opportunity>(Kept.Opportunities, given.Opportunity, ct) is not { Record: var opportunity }) return (null, null);
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        if (!DiasporaRows.IsId(given.Id)) return (null, new("id", "not an id", "letters, digits and -"));
        if (given.Kind is not (OutcomeReport.Placement or OutcomeReport.Investment)) return (null, new("kind", "not a kind of outcome", "placement or investment"));
        if (given.On < opportunity.Opens || given.On > today) return (null, new("on", "before the opportunity opened, or in the future", $"{opportunity.Opens:yyyy-MM-dd} to {today:yyyy-MM-dd}"));
        if (given.Count is < 1 or > MostAtOnce) return (null, new("count", "not a count", $"1 to {MostAtOnce}"));
        if (given.Kind == OutcomeReport.Investment != given.AmountRwf is > 0)
            return (null, new("amountRwf", "missing, not above 0, or given with placements", "of investments their sum in RWF; of placements nothing"));
        await rows.WriteAsync<OutcomeReport>(Kept.Outcomes, $"{given.Opportunity}|{given.Id}", _ => (given, AuditEntry.Of(caller.Pseudonym, DiasporaEvent.Recorded, given.Opportunity, [new("kind", given.Kind)])), ct);
        return (given, null);
    }
}
