using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Intake.Ledger;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Incidents;

/// <summary>What can happen to an incident: the actions of the audit trail of table <c>incidents</c>.</summary>
public enum IncidentAction
{
    Reported,
    Notified,
    Closed,
}

/// <summary>Table <c>incidents</c>: partition = the incident's id, which is its stream of the audit trail too; row <c>incident</c>.</summary>
public sealed class IncidentBook(TableServiceClient tables, CatalogInForce catalog, SubmissionLedger ledger, ProtectionTerms terms, TimeProvider clock)
{
    public const string TableName = "incidents";
    const string Row = "incident";
    const string Document = "Document";

    // Stands in ids where no agency reported.
    static readonly AgencyId Body = AgencyId.Parse("coordination");

    readonly TableClient _table = tables.GetTableClient(TableName);
    readonly AuditTrail _trail = new(tables, TableName, clock);

    /// <summary>Puts a breach on record. A repeated report is another incident.</summary>
    public async Task<(Incident? Incident, Refusal? Refusal)> ReportAsync(IncidentReport report, Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (report.Check(catalog.Now, now) is { } refusal) return (null, refusal);
        var (datasets, unknown) = await DatasetsAsync(report, ct);
        if (unknown is not null) return (null, unknown);
        var incident = new Incident(
            $"{SubmissionId.For(caller.Agency ?? Body, "incident", $"{Guid.NewGuid()}")}", $"{caller.Roles.Order().First()}", caller.Agency?.ToString(), now,
            report.DiscoveredAt!.Value.ToUniversalTime(), report.Kind!.Value, datasets, [.. report.Submissions ?? []], report.HighRisk!.Value, report.Description!,
            BreachContact.HoursToTell(catalog.Now, datasets, terms), []);
        await _trail.WriteAsync(incident.Id, _ => Task.FromResult<AuditedChange?>(new(
            AuditEntry.Of(ActorOf(caller), IncidentAction.Reported, incident.Id,
            [
                new("kind", $"{incident.Kind}"), new("highRisk", incident.HighRisk ? "yes" : "no"), new("datasets", $"{datasets.Count}"),
                new("submissions", $"{incident.Submissions.Count}"), new("discoveredAt", $"{incident.DiscoveredAt:yyyy-MM-ddTHH:mm:ssZ}"),
            ]),
            [new(TableTransactionActionType.Add, ToEntity(incident))])), ct);
        return (incident, null);
    }

    /// <summary>Puts on record that somebody was told.</summary>
    public Task<(Incident? Incident, Refusal? Refusal)> NotifyAsync(string id, NotificationReport report, Caller caller, CancellationToken ct) =>
        ChangeAsync(id, caller, IncidentAction.Notified, incident =>
        {
            if (report.Check(incident, ContactsOf(incident), clock.GetUtcNow()) is { } refusal) return (null, refusal, []);
            var told = new Notification(report.Clock!.Value, report.At!.Value.ToUniversalTime(), report.Office!);
            return (incident with { Notifications = [.. incident.Notifications, told] }, null,
                [new("clock", $"{told.Clock}"), new("at", $"{told.At:yyyy-MM-ddTHH:mm:ssZ}"), new("office", told.Office.Replace('@', ':'))]);
        }, ct);

    /// <summary>Closes an incident once every clock that runs is done.</summary>
    /// <param name="measures">What was done against a repetition.</param>
    public Task<(Incident? Incident, Refusal? Refusal)> CloseAsync(string id, string measures, Caller caller, CancellationToken ct) =>
        ChangeAsync(id, caller, IncidentAction.Closed, incident =>
        {
            var open = ClocksOf(incident).Where(c => !c.IsDone).Select(c => $"{c.Clock}").ToList();
            if (open.Count > 0)
                return (null, Refusal.Conflict($"Not everybody has been told: {string.Join(", ", open)}.", "Put the notifications on record first."), []);
            return (incident with { State = IncidentState.Closed, ClosedAt = clock.GetUtcNow(), Measures = measures }, null, []);
        }, ct);

    public async Task<Incident?> FindAsync(string id, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(id, Row, cancellationToken: ct);
        return found.HasValue ? FromEntity(found.Value!) : null;
    }

    /// <summary>All incidents, the newest reported first.</summary>
    public async Task<IReadOnlyList<Incident>> ListAsync(CancellationToken ct)
    {
        var all = new List<Incident>();
        await foreach (var entity in _table.QueryAsync<TableEntity>($"RowKey eq '{Row}'", cancellationToken: ct)) all.Add(FromEntity(entity));
        return [.. all.OrderByDescending(i => i.ReportedAt).ThenBy(i => i.Id, StringComparer.Ordinal)];
    }

    public IReadOnlyList<ClockStanding> ClocksOf(Incident incident) => BreachClocks.Of(incident, terms, clock.GetUtcNow());

    public IReadOnlyList<BreachContact> ContactsOf(Incident incident) =>
        BreachContact.Of(catalog.Now, [.. incident.Datasets], RwandaTime.DayOf(clock.GetUtcNow()));

    async Task<(Incident?, Refusal?)> ChangeAsync(
        string id, Caller caller, IncidentAction action,
        Func<Incident, (Incident? After, Refusal? Refusal, IEnumerable<KeyValuePair<string, string?>> Details)> change, CancellationToken ct)
    {
        Incident? after = null;
        Refusal? refusal = null;
        await _trail.WriteAsync(id, async token =>
        {
            (after, refusal) = (null, null);
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(id, Row, cancellationToken: token);
            if (!found.HasValue) return null;
            var before = FromEntity(found.Value!);
            if (before.State == IncidentState.Closed)
            {
                refusal = Refusal.Conflict("The incident is closed.", "Report another if something new was found.");
                return null;
            }
            (after, refusal, var details) = change(before);
            return after is null
                ? null
                : new(AuditEntry.Of(ActorOf(caller), action, id, details), [new(TableTransactionActionType.UpdateReplace, ToEntity(after), found.Value!.ETag)]);
        }, ct);
        return (after, refusal);
    }

    /// <summary>The datasets that were named, and those of the submissions.</summary>
    async Task<(IReadOnlyList<string>, Refusal?)> DatasetsAsync(IncidentReport report, CancellationToken ct)
    {
        var datasets = new SortedSet<string>(report.Datasets ?? [], StringComparer.Ordinal);
        foreach (var id in report.Submissions ?? [])
        {
            var submission = SubmissionId.Parse(id);
            if (await ledger.FindAsync(submission, ct) is not { Dataset: { } dataset } || !catalog.Now.Protocols.Any(p => p.Agency == submission.Agency && $"{p.Dataset}" == dataset))
                return ([], new("submissions", "naming one that is not known", "ids from /api/submissions"));
            datasets.Add($"{submission.Agency}/{dataset}");
        }
        return ([.. datasets], null);
    }

    // A role or an agency's office, and the account by its pseudonym: events name no person.
    static string ActorOf(Caller caller) => $"{caller.Roles.Order().First()}:{caller.Agency?.ToString() ?? "-"}:{caller.Pseudonym}";

    static TableEntity ToEntity(Incident incident) => new(incident.Id, Row) { [Document] = JsonSerializer.Serialize(incident) };

    static Incident FromEntity(TableEntity entity) => JsonSerializer.Deserialize<Incident>(entity.GetString(Document)!)!;
}
