using System.Security.Cryptography;
using System.Text;
using Pipeline.Governance;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>Gathers what the indicators of a period are computed from.</summary>
public sealed class MonitoringReader(
    ExpertRegistry experts, RequestDesk requests, MissionBook missions, TransferBook transfers, OpportunityDesk opportunities, RunShelf shelf, GovernanceRecords governance,
    IndicatorPlan plan, CountProtection protection, TimeProvider clock)
{
    const int MeetingsPerQuarter = 1;

    /// <summary>The indicators of a quarter or a half year, up to today where it is not over.</summary>
    /// <param name="quarters">1 or 2, from the first.</param>
    public async Task<IndicatorPack> ReadAsync(string period, DateOnly from, int quarters, CancellationToken ct)
    {
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        var last = from.AddMonths(3 * quarters).AddDays(-1);
        var to = last < today ? last : today;
        var registry = await experts.ReadAsync(ct);
        var run = await shelf.ListAsync(ct) is [var id, ..] ? await shelf.ReadAsync(id, ct) : null;
        var meetings = (await governance.ListAsync<Meeting>(Register.Meetings, ct)).Count(m => m.Date >= from && m.Date <= to);
        var actions = (await governance.ListAsync<ActionItem>(Register.Actions, ct)).Where(a => a.Due >= from && a.Due <= to).ToList();
        var facts = new ProgrammeFacts(
            from, to, [.. registry.Experts.Where(e => e.Allows(ConsentPurpose.Statistics, to))],
            (registry.Experts.Count, registry.Experts.Count(e => e.Consents.Any(c => c.WithdrawnOn <= to))), (await requests.ListAsync(ct)).Requests, await missions.ListAsync(ct),
            [.. (await transfers.ActivitiesAsync(ct)).Where(a => a.Date <= to)], await transfers.BeneficiariesAsync(ct), await transfers.MeasuresAsync(ct), await opportunities.ListAsync(ct),
            new(meetings, 2 * MeetingsPerQuarter * quarters, actions.Count(a => a.Status == ActionStatus.Done), actions.Count), run?.Result,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', registry.Inputs.Append(run?.Id)))))[..16]);
        return IndicatorPack.Of(period, facts, plan, protection);
    }

    /// <summary>Experts by country, specialty and sex, protected: the input of table T15.</summary>
    public async Task<IReadOnlyList<ExpertCount>> CountsAsync(CancellationToken ct) =>
        ExpertCounts.Of((await experts.ReadAsync(ct)).Experts, RwandaTime.DayOf(clock.GetUtcNow()), protection);
}
