using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads the clauses that bind people: team, roles, and the custom properties that begin with <c>rw.</c> and are not about days.</summary>
static class AgreementReader
{
    static readonly Dictionary<string, TeamRole> TeamRoles = new()
    {
        ["provider steward"] = TeamRole.ProviderSteward,
        ["receiving steward"] = TeamRole.ReceivingSteward,
        ["data protection officer of the provider"] = TeamRole.ProviderProtectionOfficer,
        ["data protection officer of the receiver"] = TeamRole.ReceiverProtectionOfficer,
    };

    public static IReadOnlyList<Key> Clauses { get; } =
    [
        May("rw.legalBasis", Text), May("rw.mouNumber", Text), May("rw.signedAt", Text), May("rw.expiresAt", Text), May("rw.purposes", ListOf(Text)),
        May("rw.onwardSharing", OneOf("none", "aggregateOnly", "withApproval")), May("rw.breachContacts", ListOf(Text)),
        May("rw.originalsRetention", Integer), May("rw.storageCountry", Text),
        May("rw.recipients", ListOf(Map(
            Must("name", Text), Must("country", Text), Must("form", OneOf("micro", "pseudonymised", "aggregate")),
            May("transferGround", Text), May("transferContractId", Text)))),
    ];

    /// <param name="clauses">The contract's custom properties by name.</param>
    public static Agreement Read(Node contract, IReadOnlyDictionary<string, Node> clauses) => new(
        clauses.GetValueOrDefault("rw.legalBasis")?.Text,
        [.. (contract["team"]?["members"]?.Items ?? []).Select(Member)],
        [.. (contract["roles"]?.Items ?? []).Select(r => new ReaderRole(r["role"]?.Text ?? "", r["firstLevelApprovers"]?.Text))])
    {
        Usage = contract["description"]?["usage"]?.Text,
        Limitations = contract["description"]?["limitations"]?.Text,
        Purposes = Texts(clauses.GetValueOrDefault("rw.purposes")),
        Memorandum = clauses.GetValueOrDefault("rw.mouNumber")?.Text,
        SignedOn = ColumnOptions.Day(clauses.GetValueOrDefault("rw.signedAt")),
        ExpiresOn = ColumnOptions.Day(clauses.GetValueOrDefault("rw.expiresAt")),
        OnwardSharing = clauses.GetValueOrDefault("rw.onwardSharing").AsEnum<OnwardSharing>(),
        Recipients = [.. (clauses.GetValueOrDefault("rw.recipients")?.Items ?? []).Select(RecipientOf)],
        OriginalsRetentionMonths = Months(clauses.GetValueOrDefault("rw.originalsRetention")),
        StorageCountry = Country(clauses.GetValueOrDefault("rw.storageCountry")),
        BreachContacts = Texts(clauses.GetValueOrDefault("rw.breachContacts")),
        HoursToNotify = (int?)(contract["slaProperties"]?.Items ?? [])
            .FirstOrDefault(i => i["property"]?.Text == "timeToNotify" && i["unit"]?.Text == "h")?["value"]?.Integer,
    };

    static TeamMember Member(Node member)
    {
        var role = default(TeamRole);
        if (member["role"] is not { } node) member.Report("no key 'role'", Names);
        else if (node.Text is { } text && !TeamRoles.TryGetValue(text, out role)) node.ReportValue(Names);
        return new(member["username"]?.Text ?? "", role, ColumnOptions.Day(member["dateIn"]), ColumnOptions.Day(member["dateOut"]));
    }

    static Recipient RecipientOf(Node recipient)
    {
        return new(
            recipient["name"]?.Text ?? "", Country(recipient["country"]) ?? "", recipient["form"].AsEnum<SharedForm>(),
            recipient["transferGround"]?.Text, recipient["transferContractId"]?.Text);
    }

    static string? Country(Node? node)
    {
        if (node?.Text is { } country && (country.Length != 3 || !country.All(char.IsAsciiLetterUpper)))
            node.ReportValue("a country's code of three capitals, such as BEL");
        return node?.Text;
    }

    static int? Months(Node? node)
    {
        if (node?.Integer is < 1 or > 1200) node.ReportValue("a whole number of months from 1 to 1200");
        return (int?)node?.Integer;
    }

    static IReadOnlyList<string> Texts(Node? list) => [.. (list?.Items ?? []).Select(i => i.Text ?? "")];

    static string Names => string.Join(" or ", TeamRoles.Keys);
}
