using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Reference;

namespace Pipeline.Protection.Requests;

/// <summary>What can happen to a request: the actions of the audit trail of table <c>subjectrequests</c>.</summary>
public enum RequestAction
{
    Received,
    WorkStarted,
    /// <summary>It is known in which files the person is.</summary>
    Found,
    Decided,
    Answered,
    Refused,
    Appealed,
    /// <summary>The authority let the answer stand.</summary>
    AppealDismissed,
    /// <summary>The authority ruled for the person: the work begins anew.</summary>
    Reopened,
    /// <summary>Somebody downloaded a file of an export.</summary>
    Downloaded,
    /// <summary>The files of an export were removed.</summary>
    Expired,
    /// <summary>A providing agency delivered anew what it was asked to look at.</summary>
    Corrected,
}

/// <summary>
/// Table <c>subjectrequests</c>: partition = the agency that answers, which is its stream of the audit trail too; row = request id. Neither rows nor events hold
/// anything that leads to the person.
/// </summary>
public sealed class RequestBook(TableServiceClient tables, ProtectionTerms terms, TimeProvider clock)
{
    public const string TableName = "subjectrequests";

    /// <summary>The actor of what the program does.</summary>
    public const string Worker = "protection";

    const string Document = "Document";

    readonly TableClient _table = tables.GetTableClient(TableName);
    readonly AuditTrail _trail = new(tables, TableName, clock);

    /// <summary>Puts a new request on record.</summary>
    public Task AddAsync(SubjectRequest request, Caller caller, CancellationToken ct) => _trail.WriteAsync(request.Agency, _ => Task.FromResult<AuditedChange?>(new(
        AuditEntry.Of(ActorOf(caller), RequestAction.Received, request.Id,
        [
            new("kind", $"{request.Kind}"), new("receivedOn", $"{request.ReceivedOn:yyyy-MM-dd}"), new("due", $"{ClocksOf(request).Due:yyyy-MM-dd}"),
            new("identityCheck", $"{request.IdentityCheck}"), new("lifts", request.Lifts),
        ]),
        [new(TableTransactionActionType.Add, ToEntity(request))])), ct);

    /// <summary>Changes a request and records the event, again on the newest version whenever somebody else wrote in between.</summary>
    /// <param name="change">Gives null when there is nothing to change: no event is written then.</param>
    /// <returns>The request as it is now; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">Its state may not follow the one before.</exception>
    public async Task<SubjectRequest?> ChangeAsync(
        SubmissionId id, string actor, RequestAction action, Func<SubjectRequest, SubjectRequest?> change, CancellationToken ct, string? detail = null)
    {
        SubjectRequest? now = null;
        await _trail.WriteAsync($"{id.Agency}", async token =>
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>($"{id.Agency}", $"{id}", cancellationToken: token);
            if (!found.HasValue)
            {
                now = null;
                return null;
            }
            var before = FromEntity(found.Value!);
            var after = change(before);
            now = after ?? before;
            if (after is null) return null;
            if (before.State != after.State && !before.State.Next().Contains(after.State))
                throw new InvalidOperationException($"Request {id} is {before.State} and cannot become {after.State}.");
            return new(
                AuditEntry.Of(actor, action, $"{id}",
                [
                    new("state", $"{after.State}"), new("reason", after.Decision is { } d && d != before.Decision ? d.Reason : null),
                    new("recommendation", after.Decision is { } r && r != before.Decision ? r.RecommendationSha256 : null),
                    new("agrees", after.Decision is { } a && a != before.Decision ? (a.Agrees ? "yes" : "no") : null),
                    new("files", after.Found is { } f && f != before.Found ? $"{f.Files}" : null),
                    new("certificate", after.CertificateSha256 != before.CertificateSha256 ? after.CertificateSha256 : null), new("detail", detail),
                ]),
                [new(TableTransactionActionType.UpdateReplace, ToEntity(after), found.Value!.ETag)]);
        }, ct);
        return now;
    }

    /// <summary>Records something that changes nothing of the request.</summary>
    public Task NoteAsync(SubmissionId id, string actor, RequestAction action, string detail, CancellationToken ct) =>
        _trail.AppendAsync($"{id.Agency}", AuditEntry.Of(actor, action, $"{id}", [new("detail", detail)]), ct);

    public async Task<SubjectRequest?> FindAsync(SubmissionId id, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>($"{id.Agency}", $"{id}", cancellationToken: ct);
        return found.HasValue ? FromEntity(found.Value!) : null;
    }

    /// <summary>The requests of one agency or all, those due first in front.</summary>
    public async Task<IReadOnlyList<SubjectRequest>> ListAsync(AgencyId? agency, CancellationToken ct)
    {
        var filter = $"RowKey lt '{AuditRows.Prefix}'";
        if (agency is { } one) filter = $"PartitionKey eq '{one}' and {filter}";
        var all = new List<SubjectRequest>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: ct)) all.Add(FromEntity(entity));
        return [.. all.OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    public RequestClocks ClocksOf(SubjectRequest request) => RequestClocks.Of(request.ReopenedOn ?? request.ReceivedOn, request.AnsweredOn, request.AppealedOn, terms);

    /// <summary>A role, the agency and the account by its pseudonym: events name no person.</summary>
    public static string ActorOf(Caller caller) => $"{caller.Roles.Order().First()}:{caller.Agency?.ToString() ?? "-"}:{caller.Pseudonym}";

    static TableEntity ToEntity(SubjectRequest request) => new(request.Agency, request.Id) { [Document] = JsonSerializer.Serialize(request) };

    static SubjectRequest FromEntity(TableEntity entity) => JsonSerializer.Deserialize<SubjectRequest>(entity.GetString(Document)!)!;
}
