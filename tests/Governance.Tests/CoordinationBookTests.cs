using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Audit;
using Pipeline.Coordination;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.Governance.Tests;

/// <summary>Members, meetings, decisions and actions on a real storage emulator.</summary>
public sealed class CoordinationBookTests : IAsyncLifetime
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    static readonly Caller Approver = new("somebody", new HashSet<Role> { Role.CoordinationApprover }, null);

    static readonly DateOnly Day = new(2026, 11, 20);

    AzuriteAccount _azurite = null!;
    TableServiceClient _tables = null!;
    BlobServiceClient _blobs = null!;

    GovernanceRecords Records => new(_tables, TimeProvider.System);

    CoordinationBook Book => new(Records, new(Catalog, new(_tables), new(_blobs)));

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteAccount.TakeAsync();
        (_tables, _blobs) = (new(_azurite.ConnectionString), new(_azurite.ConnectionString));
        foreach (var table in (string[])[GovernanceRecords.TableName, AgreementRows.TableName, SubmissionLedger.TableName]) await _tables.CreateTableAsync(table);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_decision_is_taken_by_a_meeting_that_had_its_quorum_and_names_what_it_approved()
    {
        await JoinAsync("dgie", "nisr");
        var meeting = (await Book.RecordAsync(MeetingType.SteeringCommittee, Day, 2, ["nisr", "dgie"], Approver, default)).Meeting!;
        Assert.Equal(("2026-11-20-SteeringCommittee", true), (meeting.Id, meeting.IsQuorate));

        var (decision, _) = await Book.DecideAsync(meeting.Id, "Permits are shared", DecisionKind.AgreementVersion, "dgie/work-permits@1.0.0", Approver, default);
        Assert.Equal(("D-2026-001", Day), (decision!.Id, decision.Date));
        Assert.Equal("approved", (await Book.DecideAsync(meeting.Id, "Visas", DecisionKind.AgreementVersion, "dgie/work-permits@9.0.0", Approver, default)).Refusal!.Field);
        Assert.Equal("approved", (await Book.DecideAsync(meeting.Id, "Visas", DecisionKind.RuleSet, null, Approver, default)).Refusal!.Field);
        Assert.Equal("meeting", (await Book.DecideAsync("2026-11-21-SteeringCommittee", "Visas", DecisionKind.Other, null, Approver, default)).Refusal!.Field);

        var small = (await Book.RecordAsync(MeetingType.TechnicalWorkingGroup, Day, 2, ["dgie"], Approver, default)).Meeting!;
        Assert.Contains("quorum", (await Book.DecideAsync(small.Id, "Visas", DecisionKind.Other, null, Approver, default)).Refusal!.Problem, StringComparison.Ordinal);
        Assert.Single(await Records.ListAsync<Decision>(Register.Decisions, default));
    }

    [Fact]
    public async Task Whoever_attends_or_undertakes_is_a_member_and_is_named_by_office()
    {
        await JoinAsync("dgie");
        Assert.Equal("focal", (await Book.RecordAsync(new Member("nisr", "A person", null, Day), Approver, default)).Refusal!.Field);
        Assert.Equal("alternate", (await Book.RecordAsync(new Member("nisr", "focal@nisr.example", "a b@nisr.example", Day), Approver, default)).Refusal!.Field);
        Assert.Equal("agency", (await Book.RecordAsync(new Member("NISR", "focal@nisr.example", null, Day), Approver, default)).Refusal!.Field);
        Assert.Equal("present", (await Book.RecordAsync(MeetingType.SteeringCommittee, Day, 1, ["nisr"], Approver, default)).Refusal!.Field);
        Assert.Equal("owner", (await Book.UndertakeAsync("Send it", "nisr", Day, null, Day, Approver, default)).Refusal!.Field);
        Assert.Equal("decision", (await Book.UndertakeAsync("Send it", "dgie", Day, "D-2026-009", Day, Approver, default)).Refusal!.Field);
    }

    [Fact]
    public async Task Actions_undertaken_at_the_same_moment_get_numbers_of_their_own_and_every_change_is_an_event()
    {
        await JoinAsync("dgie");
        var actions = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Book.UndertakeAsync($"Task {i}", "dgie", Day, null, Day, Approver, default))));
        Assert.Equal(Enumerable.Range(1, 6).Select(i => $"A-2026-00{i}"), actions.Select(a => a.Action!.Id).Order(StringComparer.Ordinal));

        Assert.Equal(ActionStatus.Done, (await Book.ChangeAsync("A-2026-003", ActionStatus.Done, Approver, default))!.Status);
        await Book.ChangeAsync("A-2026-003", ActionStatus.Done, Approver, default);
        Assert.Null(await Book.ChangeAsync("A-2026-099", ActionStatus.Done, Approver, default));
        var events = await new AuditReader(_tables, GovernanceRecords.TableName).ReadAsync("actions", 1, 100, default);
        Assert.Equal((7, "Changed", "Done"), (events.Count, events[^1].Action, events[^1].Details["status"]));
        Assert.All(events, e => Assert.DoesNotContain("somebody", e.Actor, StringComparison.Ordinal));
        Assert.True((await new StreamVerifier(_tables, GovernanceRecords.TableName).VerifyAsync("actions", default)).IsWhole);
    }

    [Fact]
    public async Task The_figures_are_read_from_what_is_on_record()
    {
        await JoinAsync("dgie");
        await Book.UndertakeAsync("Send it", "dgie", Day.AddDays(-1), null, Day, Approver, default);
        var coordination = new CoordinationReader(Catalog, new DeliveryReader(_tables), new ReceiptStore(_blobs));
        var reader = new GovernanceReader(Catalog, new(_tables), coordination, new DeliveryReader(_tables), Records);
        var figures = (await reader.ReadAsync(new(Day, PeriodSpan.UsualOn(Day)), default)).ToDictionary(f => f.Code);
        Assert.Equal((100, Catalog.Protocols.Count), (figures["agreements-active"].Value, figures["agreements-active"].Denominator));
        Assert.Equal((100, 1L), (figures["actions-overdue"].Value, figures["actions-overdue"].Numerator));
        Assert.Equal("notAvailable", figures["days-to-first-delivery"].State);
        Assert.Equal(0, figures["feeds-on-time"].Value);
    }

    async Task JoinAsync(params string[] agencies)
    {
        foreach (var agency in agencies)
            Assert.Null((await Book.RecordAsync(new Member(agency, $"migration.focal@{agency}.example", null, Day), Approver, default)).Refusal);
    }
}
