using System.Text;
using Pipeline.Audit;
using Pipeline.Lake;
using Pipeline.Protection;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>All that is held of a person who registered, for that person.</summary>
/// <param name="Renewals">What has run out or soon does; nobody is written to about it.</param>
public sealed record PersonalCopy(Contact? Contact, ExpertProfile Profile, IReadOnlyList<Consent> Consents, IReadOnlyList<Mission> Missions, IReadOnlyList<Renewal> Renewals);

/// <summary>What a person gets who has registered. The secret is shown this once.</summary>
public sealed record Registered(string Secret, IReadOnlyList<Consent> Consents);

/// <summary>Where persons register themselves, agree, withdraw, get a copy and are erased. They come back with a secret, of which only the hash is kept.</summary>
public sealed class RegistrationDesk(
    DiasporaRows rows, ContactVault vault, PseudonymKeys keys, CatalogInForce catalog, IReadOnlyList<ConsentVersion> consents, MissionBook missions, TimeProvider clock)
{
    const string Actor = "expert";
    const int LongestText = 200;

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <param name="version">Of the consent text that the person has read.</param>
    public async Task<(Registered? Done, Refusal? Refusal)> RegisterAsync(
        ProfileForm form, Contact contact, string version, IReadOnlyCollection<ConsentPurpose> purposes, CancellationToken ct)
    {
        if (form.WhyNot(catalog.Now, Today) is { } wrong) return (null, wrong);
        if (WhyNot(contact) is { } unreachable) return (null, unreachable);
        if (WhyNotVersion(version) is { } outdated) return (null, outdated);
        if (purposes.Count == 0) return (null, new("purposes", "empty", "at least one purpose: without consent nothing is kept"));
        var email = Encoding.UTF8.GetBytes(contact.Email.Trim().ToLowerInvariant());
        // Under every key that there is: who registered before the key was changed is still known.
        foreach (var known in keys.Versions)
            if (await rows.FindAsync<string>(Kept.Experts, $"{Registration.AddressPrefix}{keys.Find(known)!.Pseudonym("email", email)}", ct) is not null) return (null, Twice());
        var address = keys.Current.Pseudonym("email", email);
        var addressId = $"{Registration.AddressPrefix}{address}";
        var (key, handle) = (Registration.NewKey(), Registration.NewKey());
        var secret = Registration.NewSecret(key);
        var registration = new Registration(key, handle, Registration.HashOf(secret), address, form.ToProfile(Today), [.. purposes.Distinct().Order().Select(p => new Consent(p, version, Today, null))]);
        await vault.WriteAsync(handle, contact, ct);
        if (await rows.WriteAsync<Registration>(Kept.Experts, registration.Id,
            _ => (registration, AuditEntry.Of(Actor, DiasporaEvent.Registered, handle, [new("consents", version), new("purposes", $"{purposes.Count}")])), ct, addressId))
            return (new(secret, registration.Consents), null);
        await vault.DeleteAsync(handle, ct);
        return (null, Twice());
    }

    /// <summary>Sets what the person agrees to from now on. What is not named is withdrawn; what is named is given anew, under the text in force.</summary>
    /// <returns>The consents as they are; neither when there is no such registration.</returns>
    public async Task<(IReadOnlyList<Consent>? Done, Refusal? Refusal)> AgreeAsync(string secret, string version, IReadOnlyCollection<ConsentPurpose> purposes, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { } found) return (null, null);
        if (WhyNotVersion(version) is { } outdated) return (null, outdated);
        IReadOnlyList<Consent> after = [];
        await rows.WriteAsync<Registration>(Kept.Experts, found.Id, now =>
        {
            if (now is null) return null;
            var kept = now.Consents.Select(c => c.WithdrawnOn is null && !purposes.Contains(c.Purpose) ? c with { WithdrawnOn = Today } : c).Where(c => !purposes.Contains(c.Purpose));
            after = [.. kept.Concat(purposes.Distinct().Select(p => new Consent(p, version, Today, null))).OrderBy(c => c.Purpose)];
            var isLess = now.Consents.Any(c => c.WithdrawnOn is null && !purposes.Contains(c.Purpose));
            return (now with { Consents = after },
                AuditEntry.Of(Actor, isLess ? DiasporaEvent.ConsentWithdrawn : DiasporaEvent.ConsentGiven, now.Handle, [new("consents", version), new("purposes", $"{purposes.Count}")]));
        }, ct);
        return (after, null);
    }

    /// <summary>Puts another profile in the place of the one that there is.</summary>
    public async Task<(ExpertProfile? Done, Refusal? Refusal)> ChangeAsync(string secret, ProfileForm form, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { } found) return (null, null);
        if (form.WhyNot(catalog.Now, Today) is { } wrong) return (null, wrong);
        var profile = form.ToProfile(Today, found.Profile.RegisteredOn);
        await rows.WriteAsync<Registration>(Kept.Experts, found.Id, now => now is null ? null : (now with { Profile = profile }, AuditEntry.Of(Actor, DiasporaEvent.Changed, now.Handle)), ct);
        return (profile, null);
    }

    /// <summary>Null when there is no such registration.</summary>
    public async Task<PersonalCopy?> ExportAsync(string secret, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { } found) return null;
        await rows.WriteAsync<Registration>(Kept.Experts, found.Id, now => now is null ? null : (now, AuditEntry.Of(Actor, DiasporaEvent.Exported, now.Handle)), ct);
        return new(await vault.ReadAsync(found.Handle, ct), found.Profile, found.Consents, await missions.OfAsync(found.Key, ct), Renewal.Of(found.Profile, found.Consents, Today));
    }

    /// <summary>Erases the contact data, then the expert's key in missions and proposals, then the registration: cut short it can be asked for again.</summary>
    /// <returns>Whether there was such a registration.</returns>
    public async Task<bool> EraseAsync(string secret, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { } found) return false;
        await vault.DeleteAsync(found.Handle, ct);
        await missions.ForgetAsync([found.Key], ct);
        await rows.DeleteAsync(Kept.Experts, [found.Id, $"{Registration.AddressPrefix}{found.Address}"], AuditEntry.Of(Actor, DiasporaEvent.Erased, found.Handle), ct);
        return true;
    }

    /// <summary>The key of the person whose secret it is; null when it is nobody's.</summary>
    public async Task<string?> KeyOfAsync(string secret, CancellationToken ct) => (await FindAsync(secret, ct))?.Key;

    /// <summary>Of a person who registered here; null of others, and when there is none.</summary>
    internal async Task<(Registration Registration, Contact Contact)?> ContactOfAsync(string key, CancellationToken ct) =>
        await rows.FindAsync<Registration>(Kept.Experts, $"{Registration.Prefix}{key}", ct) is { } row && await vault.ReadAsync(row.Record.Handle, ct) is { } contact ? (row.Record, contact) : null;

    async Task<Registration?> FindAsync(string secret, CancellationToken ct) =>
        secret.Split('.') is [{ Length: 32 } key, _] && await rows.FindAsync<Registration>(Kept.Experts, $"{Registration.Prefix}{key}", ct) is { } row && row.Record.IsOpenedBy(secret)
            ? row.Record
            : null;

    Refusal? WhyNotVersion(string version) => ConsentVersion.On(Today, consents).Version is var now && now == version ? null : new("version", "not the consent text in force", now);

    static Refusal Twice() => Refusal.Conflict("There is a registration with this e-mail address.", "Change it with the secret that you were given, or write to the programme if you have lost it.");

    static Refusal? WhyNot(Contact contact) =>
        string.IsNullOrWhiteSpace(contact.Name) || contact.Name.Length > LongestText ? new("contact.name", "empty or too long", $"1 to {LongestText} characters")
        : contact.Email is not { Length: > 2 and <= LongestText } email || email.Trim().Split('@') is not [{ Length: > 0 }, { Length: > 0 }] ? new("contact.email", "not an address", "one such as name@example.org")
        : contact.Phone?.Length > LongestText ? new("contact.phone", "too long", $"up to {LongestText} characters")
        : null;
}
