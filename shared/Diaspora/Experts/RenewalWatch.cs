using Pipeline.Coordination;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>
/// Posts once a month, to the agency that keeps the register, what of experts' registrations is to be renewed. It names nobody and tells no number: the agency finds
/// its own experts by the days in its register, and who registered here sees it in their copy.
/// </summary>
public sealed class RenewalWatch(ExpertRegistry experts, NoticeBoard board, TimeProvider clock)
{
    const string Agency = "minaffet", Kind = "RenewalDue";

    /// <returns>How many notices are new.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var day = RwandaTime.DayOf(now);
        var due = (await experts.ReadAsync(ct)).Experts.Where(e => e.Allows(ConsentPurpose.Matching, day)).SelectMany(e => Renewal.Of(e.Profile, e.Consents, day)).Where(r => r.EndsOn >= day).ToList();
        return due.Count > 0 && await board.PostAsync(NoticeOf(due, day, now), ct) ? 1 : 0;
    }

    internal static Notice NoticeOf(IReadOnlyList<Renewal> due, DateOnly day, DateTimeOffset now) => new(
        Kind, Agency, ExpertRegistry.Dataset, $"{day:yyyy-MM}", due.Min(r => r.EndsOn), 0, now,
        $"Within 60 days run out, of experts abroad: {string.Join(", ", due.Select(r => Words(r.What)).Distinct().Order(StringComparer.Ordinal))}. "
        + "Ask those whom the register shows with such days, and deliver what they renew; who registered here sees it in their own copy.");

    static string Words(RenewalKind kind) => kind switch
    {
        RenewalKind.Consent => "consents",
        RenewalKind.Licence => "licences",
        RenewalKind.Council => "registrations with the council",
        _ => "profiles that were not updated for two years",
    };
}
