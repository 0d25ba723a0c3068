using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>
/// Whether an agreement may be proposed at all: what the law on personal data and the coordination mechanism ask of every one, as far as a
/// machine can see it. What the format of a protocol demands by itself (a latency beside a frequency, a threshold of each quality rule, a
/// retention) was refused before this is asked.
/// </summary>
/// <param name="purposes">Those that the coordination mechanism knows.</param>
public sealed class AgreementLint(IReadOnlyList<Purpose> purposes)
{
    const int MostYears = 5;

    /// <param name="previous">The version before it, or null for a first one.</param>
    /// <returns>Everything that stands in the way; empty when nothing does.</returns>
    public IReadOnlyList<LintProblem> Check(Protocol proposed, Protocol? previous) =>
        [.. LegalBasis(proposed), .. People(proposed), .. Pseudonyms(proposed), .. SensitiveReaders(proposed), .. Purposes(proposed),
            .. Recipients(proposed), .. Term(proposed.Agreement), .. Version(proposed, previous)];

    static IEnumerable<LintProblem> LegalBasis(Protocol proposed)
    {
        if (proposed.Agreement.LegalBasis is null && Personal(proposed).FirstOrDefault() is { } column)
            yield return new("legal-basis", "rw.legalBasis",
                new($"Column {column.Name} is about persons and no law is named on which it may be shared.",
                    $"La colonne {column.Name} porte sur des personnes et aucune loi n'est citée qui permette de la partager."),
                new("Name the laws and their articles.", "Citez les lois et leurs articles."));
    }

    static IEnumerable<LintProblem> People(Protocol proposed)
    {
        foreach (var role in Enum.GetValues<TeamRole>())
            if (proposed.Agreement.Team.All(m => m.Role != role || m.Until is not null))
                yield return new("team", "team.members",
                    new($"Nobody is {NameOf(role).En}.", $"Personne n'est {NameOf(role).Fr}."),
                    new("Name an address of office, not of a person.", "Indiquez une adresse de fonction, et non d'une personne."));
    }

    static IEnumerable<LintProblem> Pseudonyms(Protocol proposed) =>
        from column in proposed.Columns
        where column.Classification == Classification.PersonalIdentifier && column.PseudonymDomain is null
        select new LintProblem("pseudonym", $"column {column.Name}",
            new($"Column {column.Name} identifies a person and would be kept as it comes.",
                $"La colonne {column.Name} identifie une personne et serait conservée telle quelle."),
            new("Say with the custom property pseudonym what it names, so that a pseudonym takes its place.",
                "Dites par la propriété pseudonym ce qu'elle désigne, pour qu'un pseudonyme prenne sa place."));

    static IEnumerable<LintProblem> SensitiveReaders(Protocol proposed)
    {
        if (proposed.Columns.FirstOrDefault(c => c.Classification == Classification.Sensitive) is not { } column) yield break;
        if (proposed.Agreement.Readers.Count < 2) yield break;
        foreach (var reader in proposed.Agreement.Readers.Where(r => r.Approver is null))
            yield return new("sensitive-readers", $"roles {reader.Role}",
                new($"Column {column.Name} is sensitive, several roles may read it, and nobody approves that {reader.Role} does.",
                    $"La colonne {column.Name} est sensible, plusieurs rôles peuvent la lire et personne n'approuve que {reader.Role} la lise."),
                new("Name firstLevelApprovers of the role, or leave it out.", "Indiquez les firstLevelApprovers du rôle, ou retirez-le."));
    }

    IEnumerable<LintProblem> Purposes(Protocol proposed)
    {
        var stated = proposed.Agreement.Purposes;
        var known = purposes.Where(p => stated.Contains(p.Code)).ToList();
        var names = string.Join(", ", purposes.Select(p => p.Code));
        if (stated.Count == 0)
            yield return new("purpose", "rw.purposes", new("No purpose is stated.", "Aucune finalité n'est indiquée."),
                new($"State at least one of {names}.", $"Indiquez au moins l'une de {names}."));
        foreach (var code in stated.Except(known.Select(p => p.Code)))
            yield return new("purpose", "rw.purposes", new($"'{code}' is not a purpose that was agreed on.", $"« {code} » n'est pas une finalité convenue."),
                new($"State one of {names}.", $"Indiquez l'une de {names}."));
        if (known.Count > 0 && known.Max(p => p.MaxRetentionMonths) is var most && proposed.RetentionMonths > most)
            yield return new("retention", "slaProperties retention",
                new($"Rows would be kept {proposed.RetentionMonths} months, and the purposes allow {most}.",
                    $"Les lignes seraient conservées {proposed.RetentionMonths} mois, et les finalités en permettent {most}."),
                new($"Keep them {most} months at most.", $"Conservez-les {most} mois au plus."));
    }

    static IEnumerable<LintProblem> Recipients(Protocol proposed)
    {
        var sharing = proposed.Agreement.OnwardSharing;
        var agreed = sharing == OnwardSharing.None ? "none" : "aggregateOnly";
        foreach (var recipient in proposed.Agreement.Recipients)
        {
            if (recipient.IsAbroad && (recipient.TransferGround is null || recipient.TransferContract is null))
                yield return new("transfer", $"rw.recipients {recipient.Name}",
                    new($"{recipient.Name} is in {recipient.Country}, and the ground of the transfer or its contract is missing.",
                        $"{recipient.Name} se trouve en {recipient.Country}, et le fondement du transfert ou son contrat manque."),
                    new("Give transferGround (article 48 of Law 058/2021) and transferContractId.",
                        "Indiquez transferGround (article 48 de la loi 058/2021) et transferContractId."));
            if (sharing == OnwardSharing.None || sharing == OnwardSharing.AggregateOnly && recipient.Form != SharedForm.Aggregate)
                yield return new("onward-sharing", $"rw.recipients {recipient.Name}",
                    new($"{recipient.Name} would get {NameOf(recipient.Form).En}, and onward sharing is agreed as '{agreed}'.",
                        $"{recipient.Name} recevrait {NameOf(recipient.Form).Fr}, et le partage ultérieur convenu est « {agreed} »."),
                    new("Leave the recipient out, or agree on another rw.onwardSharing.", "Retirez le destinataire, ou convenez d'un autre rw.onwardSharing."));
        }
    }

    static IEnumerable<LintProblem> Term(Agreement agreement)
    {
        if (agreement is { SignedOn: { } signed, ExpiresOn: { } expires })
        {
            if (expires < signed)
                yield return new("term", "rw.expiresAt",
                    new($"It ends on {expires:yyyy-MM-dd}, before it was signed.", $"Il prend fin le {expires:yyyy-MM-dd}, avant sa signature."),
                    new("Correct one of the two days.", "Corrigez l'une des deux dates."));
            else if (expires >= signed.AddYears(MostYears))
                yield return new("term", "rw.expiresAt", new($"It holds for more than {MostYears} years.", $"Il vaut pour plus de {MostYears} ans."),
                    new($"Let it end on {signed.AddYears(MostYears).AddDays(-1):yyyy-MM-dd} at the latest, and renew it then.",
                        $"Fixez sa fin au {signed.AddYears(MostYears).AddDays(-1):yyyy-MM-dd} au plus tard, et renouvelez-le alors."));
        }
        else
            yield return new("term", "rw.signedAt, rw.expiresAt",
                new("It is not said when it was signed and when it ends.", "Il n'est pas dit quand il a été signé ni quand il prend fin."),
                new("Give both days.", "Indiquez les deux dates."));
    }

    static IEnumerable<LintProblem> Version(Protocol proposed, Protocol? previous)
    {
        if (previous is null) yield break;
        var changes = ProtocolComparison.Of(previous, proposed);
        var least = previous.Version.Next(ProtocolComparison.Greatest(changes) ?? ChangeKind.Patch);
        if (proposed.Version >= least) yield break;
        var reasons = string.Join("; ", changes.OrderByDescending(c => c.Kind).Select(c => $"{c.Place} {c.Words}"));
        yield return new("version", "version",
            new($"{proposed.Version} does not follow {previous.Version} with these differences: {reasons}.",
                $"{proposed.Version} ne suit pas {previous.Version} avec ces différences : {reasons}."),
            new($"Number it {least} or later.", $"Numérotez-le {least} ou plus."));
    }

    static IEnumerable<Column> Personal(Protocol protocol) =>
        protocol.Columns.Where(c => c.Classification is Classification.Personal or Classification.PersonalIdentifier or Classification.Sensitive);

    static Wording NameOf(TeamRole role) => role switch
    {
        TeamRole.ProviderSteward => new("the provider's steward", "responsable des données chez le fournisseur"),
        TeamRole.ReceivingSteward => new("the receiver's steward", "responsable des données chez le destinataire"),
        TeamRole.ProviderProtectionOfficer => new("the provider's data protection officer", "délégué à la protection des données du fournisseur"),
        _ => new("the receiver's data protection officer", "délégué à la protection des données du destinataire"),
    };

    static Wording NameOf(SharedForm form) => form switch
    {
        SharedForm.Micro => new("single records", "des enregistrements individuels"),
        SharedForm.Pseudonymised => new("pseudonymised records", "des enregistrements pseudonymisés"),
        _ => new("aggregates", "des agrégats"),
    };
}

/// <summary>Something that stands in the way of an agreement.</summary>
/// <param name="Code">Kind of problem, such as <c>transfer</c>.</param>
/// <param name="Place">The clause, column or role.</param>
public sealed record LintProblem(string Code, string Place, Wording Message, Wording Mend);
