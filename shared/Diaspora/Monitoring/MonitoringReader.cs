using System.Security.Cryptography;
using System.Text;
using Pipeline.Governance;
using Pipeline.Protection.Requests;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>Gathers what the indicators of a period are computed from.</summary>
public sealed class MonitoringReader(
    ExpertRegistry experts, RequestDesk requests, MissionBook missions, TransferBook transfers, OpportunityDesk opportunities, OutcomeBook outcomes, RunShelf shelf, GovernanceRecords governance,
    ClosedActions closed, RequestBook answers, IndicatorPlan plan, CountProtection protection, TimeProvider clock)
{
    const int MeetingsPerQuarter = 1;

    // Who keeps the register, and answers the persons in it.
    static readonly AgencyId Registrar = AgencyId.Parse("minaffet");

    /// <summary>The indicators of a quarter or a half year, up to today where it is not over.</summary>
    /// <param name="quarters">1 or 2, from the first.</param>
    /// <returns>Null of a period that has not begun.</returns>
    public async Task<IndicatorPack?> ReadAsync(string period, DateOnly from, int quarters, CancellationToken ct)
    {
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        if (from > today) return null;
        var last = from.AddMonths(3 * quarters).AddDays(-1);
        var to = last < today ? last : today;
        var registry = await experts.ReadAsync(ct);
        var run = await shelf.ListAsync(ct) is [var id, ..] ? await shelf.ReadAsync(id, ct) : null;
        var facts = new ProgrammeFacts(
            from, to, [.. registry.Experts.Where(e => e.Allows(ConsentPurpose.Statistics, to))],
            (registry.Experts.Count, registry.Experts.Count(e => e.Consents.Any(c => c.WithdrawnOn <= to))), AnswerFacts.Of(await answers.ListAsync(Registrar, ct), from, to),
            (await requests.ListAsync(ct)).Requests, await missions.ListAsync(ct), [.. (await transfers.ActivitiesAsync(ct)).Where(a => a.Date <= to)],
            await transfers.BeneficiariesAsync(ct), await transfers.MeasuresAsync(ct), await opportunities.ListAsync(ct), await outcomes.ListAsync(ct),
            await GovernanceAsync(from, to, quarters, ct), run?.Result,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', registry.Inputs.Append(run?.Id)))))[..16]);
        return IndicatorPack.Of(period, facts, plan, protection);
    }

    async Task<GovernanceFacts> GovernanceAsync(DateOnly from, DateOnly to, int quarters, CancellationToken ct)
    {
        var held = (await governance.ListAsync<Meeting>(Register.Meetings, ct)).Count(m => m.Date >= from && m.Date <= to);
        var due = (await governance.ListAsync<ActionItem>(Register.Actions, ct)).Where(a => a.Due >= from && a.Due <= to && a.Status != ActionStatus.Dropped).ToList();
        var done = await closed.ReadAsync(ct);
        return new(held, 2 * MeetingsPerQuarter * quarters, due.Count(a => done.TryGetValue(a.Id, out var on) && on <= a.Due), due.Count);
    }

    /// <summary>Experts by country, specialty and sex, protected: the input of table T15.</summary>
    public async Task<IReadOnlyList<ExpertCount>> CountsAsync(CancellationToken ct) =>
        ExpertCounts.Of((await experts.ReadAsync(ct)).Experts, RwandaTime.DayOf(clock.GetUtcNow()), protection);
}
