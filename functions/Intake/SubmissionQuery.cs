using Pipeline.Functions.Http;
using Pipeline.Intake.Ledger;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Functions.Intake;

/// <summary>What a caller asks of the list of submissions, as parameters of the query.</summary>
static class SubmissionQuery
{
    /// <summary>Reads the filter. Without an agency it is about all that have a protocol, and about files that nobody known delivered.</summary>
    /// <param name="only">The agency that it is about, whatever the query says.</param>
    public static SubmissionFilter Read(QueryReader query, AgencyId? only, ProtocolCatalog catalog)
    {
        var agency = only ?? query.Read<AgencyId?>("agency", "an agency's short name, such as dgie",
            text => AgencyId.TryParse(text, null, out var id) ? id : null);
        return new(
            agency is { } one ? [one] : [.. catalog.Protocols.Select(p => p.Agency).Append(AgencyId.Unknown).Distinct()],
            query.Read<DatasetId?>("dataset", "a dataset's short name, such as work-permits", text => DatasetId.TryParse(text, null, out var id) ? id : null),
            query.Read<ReferencePeriod?>("period", "2026, 2026-S1, 2026-Q3 or 2026-10", text => ReferencePeriod.TryParse(text, null, out var period) ? period : null),
            query.Member<Outcome>("outcome")?.ToString(),
            query.Member<Lifecycle>("lifecycle"),
            query.Time("receivedFrom"),
            query.Time("receivedTo"));
    }
}
