namespace Pipeline.Diaspora;

/// <summary>What of a registration runs out unless the person renews it.</summary>
public enum RenewalKind { Consent, Licence, Council, Profile }

/// <summary>Something that has run out, or does within 60 days.</summary>
/// <param name="Purpose">Of a consent; null of others.</param>
/// <param name="EndsOn">The first day on which it holds no more; of a licence and of the council's registration its last day.</param>
public sealed record Renewal(RenewalKind What, ConsentPurpose? Purpose, DateOnly EndsOn)
{
    const int NoticeDays = 60, ProfileMonths = 24;

    /// <summary>Consents that were withdrawn are not asked for again.</summary>
    public static IReadOnlyList<Renewal> Of(ExpertProfile profile, IEnumerable<Consent> consents, DateOnly day)
    {
        var all = consents.Where(c => c.WithdrawnOn is null).Select(c => new Renewal(RenewalKind.Consent, c.Purpose, c.EndsOn)).ToList();
        if (profile.Licence?.ValidTo is { } licence) all.Add(new(RenewalKind.Licence, null, licence));
        if (profile.CouncilStatus is "full" or "temporary" && profile.CouncilValidTo is { } council) all.Add(new(RenewalKind.Council, null, council));
        all.Add(new(RenewalKind.Profile, null, profile.UpdatedOn.AddMonths(ProfileMonths)));
        return [.. all.Where(r => r.EndsOn.DayNumber - day.DayNumber <= NoticeDays).OrderBy(r => r.EndsOn).ThenBy(r => r.What).ThenBy(r => r.Purpose)];
    }
}
