using Azure;
using Azure.Data.Tables;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Agreements;

/// <summary>A version's row in table <c>agreements</c>: partition = <c>{agency}|{dataset}</c>, row = <c>version|{version}</c>. Holds no personal data.</summary>
public sealed record AgreementVersion : ITableEntity
{
    internal const string Prefix = "version|";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>An <see cref="AgreementState"/> by name.</summary>
    public string State { get; set; } = "";

    /// <summary>Of the text, 64 lower-case hexadecimal digits; empty for a version that ships and was retired.</summary>
    public string Sha256 { get; set; } = "";

    public DateTimeOffset ProposedAt { get; set; }

    /// <summary>When a text was first proposed under this number; <see cref="ProposedAt"/> is that of the text as it is now.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>The pseudonym of the account that proposed the text.</summary>
    public string ProposedBy { get; set; } = "";

    /// <summary>When the last approval came; null before.</summary>
    public DateTimeOffset? ActiveSince { get; set; }

    /// <summary>When it was retired or rejected; null otherwise.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it was retired or rejected, in words.</summary>
    public string? Reason { get; set; }

    internal AgreementState Life => Enum.Parse<AgreementState>(State);

    internal ProtocolVersion Number => ProtocolVersion.TryParse(RowKey[Prefix.Length..], out var version) ? version : default;

    internal string Stream => PartitionKey;

    internal static AgreementVersion New(AgreementId id) => new() { PartitionKey = id.Stream, RowKey = $"{Prefix}{id.Version}" };
}

/// <summary>A named record: who approved which text, for whom, when. Its row is <c>approval|{version}|{sha256}|{side}</c>.</summary>
public sealed record Approval : ITableEntity
{
    internal const string Prefix = "approval|";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>The version that was approved.</summary>
    public string Version { get; set; } = "";

    /// <summary>Of the exact text that was approved.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>A <see cref="Agreements.Side"/> by name.</summary>
    public string Side { get; set; } = "";

    /// <summary>The role it was given in, by name.</summary>
    public string Role { get; set; } = "";

    /// <summary>The agency it was given for; null for the coordination body.</summary>
    public string? Agency { get; set; }

    /// <summary>The issuer's id of the account, so that it can be shown whose word it was. Logs and answers have <see cref="By"/>.</summary>
    public string Account { get; set; } = "";

    /// <summary>The pseudonym of the account.</summary>
    public string By { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>A version of an agreement by name.</summary>
public sealed record AgreementId(AgencyId Agency, DatasetId Dataset, ProtocolVersion Version)
{
    /// <summary>The stream of the audit trail and partition of the table.</summary>
    public string Stream => StreamOf(Agency, Dataset);

    /// <summary>As events name it: <c>dgie/work-permits/1.1.0</c>.</summary>
    public string Subject => $"{Agency}/{Dataset}/{Version}";

    public static string StreamOf(AgencyId agency, DatasetId dataset) => $"{agency}|{dataset}";

    /// <summary>As people name it: <c>dgie/work-permits@1.1.0</c>.</summary>
    public override string ToString() => $"{Agency}/{Dataset}@{Version}";
}
