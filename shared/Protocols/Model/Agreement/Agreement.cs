using System.Text.Json.Serialization;

namespace Pipeline.Protocols;

/// <summary>The clauses of a sharing agreement that bind people and not the file: who shares what with whom, why, on what ground, until when.</summary>
/// <param name="LegalBasis">The laws it rests on, or null when none is named.</param>
/// <param name="Team">Stewards and data protection officers of both sides.</param>
/// <param name="Readers">Roles within the pipeline that may read what is delivered.</param>
public sealed record Agreement(string? LegalBasis, IReadOnlyList<TeamMember> Team, IReadOnlyList<ReaderRole> Readers)
{
    /// <summary>Of an agreement made by hand, with no clause.</summary>
    public static Agreement None { get; } = new(null, [], []);

    /// <summary>What the data may be used for, in a sentence.</summary>
    public string? Usage { get; init; }

    /// <summary>What it may not be used for, or does not cover.</summary>
    public string? Limitations { get; init; }

    /// <summary>Codes of the purposes that a reader may state; see <c>purposes.yaml</c>.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    /// <summary>Number of the signed memorandum.</summary>
    public string? Memorandum { get; init; }

    public DateOnly? SignedOn { get; init; }

    /// <summary>The last day on which it holds, or null when none is agreed.</summary>
    public DateOnly? ExpiresOn { get; init; }

    public OnwardSharing OnwardSharing { get; init; }

    /// <summary>Whoever gets any of it outside the pipeline.</summary>
    public IReadOnlyList<Recipient> Recipients { get; init; } = [];

    /// <summary>Months after which the files as they came are destroyed, where that is sooner than the rest; null when nothing else is agreed.</summary>
    public int? OriginalsRetentionMonths { get; init; }

    /// <summary>Where the data may be stored: ISO 3166-1 alpha-3; null when the agreement names no country.</summary>
    public string? StorageCountry { get; init; }

    /// <summary>Who is told of a breach, beside the data protection officers.</summary>
    public IReadOnlyList<string> BreachContacts { get; init; } = [];

    /// <summary>Hours within which a breach is notified, or null when none are agreed.</summary>
    public int? HoursToNotify { get; init; }

    /// <summary>The agency that receives: that of the receiving steward's address, of the one in office where several follow each other; or null.</summary>
    public string? Receiver => Team.Where(m => m.Role == TeamRole.ReceivingSteward).OrderBy(m => m.Until is not null).FirstOrDefault()?.Organisation;
}

/// <summary>Somebody answerable for the agreement, named by an address of office.</summary>
/// <param name="Username">Such as <c>permits.steward@dgie.example</c>.</param>
/// <param name="Until">The last day, or null.</param>
public sealed record TeamMember(string Username, TeamRole Role, DateOnly? Since = null, DateOnly? Until = null)
{
    /// <summary>The first part of the address's host, or null when there is none.</summary>
    public string? Organisation => Username.Split('@') is [_, { Length: > 0 } host] ? host.Split('.')[0] : null;
}

/// <summary>What a member of the team answers for.</summary>
public enum TeamRole
{
    ProviderSteward,
    ReceivingSteward,
    ProviderProtectionOfficer,
    ReceiverProtectionOfficer,
}

/// <summary>A role that may read.</summary>
/// <param name="Approver">Who grants it, or null when nobody must.</param>
public sealed record ReaderRole(string Role, string? Approver = null);

/// <summary>Whether what is delivered may go further.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OnwardSharing>))]
public enum OnwardSharing
{
    None,
    AggregateOnly,
    WithApproval,
}

/// <summary>Whoever gets data outside the pipeline, and in what form.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="TransferGround">The ground of article 48 of Law 058/2021 on which it leaves the country, or null.</param>
/// <param name="TransferContract">The written contract of the transfer, or null.</param>
public sealed record Recipient(string Name, string Country, SharedForm Form, string? TransferGround = null, string? TransferContract = null)
{
    const string Home = "RWA";

    public bool IsAbroad => Country != Home;
}

/// <summary>From what tells most of a person to what tells least.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SharedForm>))]
public enum SharedForm
{
    Micro,
    Pseudonymised,
    Aggregate,
}
