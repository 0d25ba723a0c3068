using System.Text;
using System.Text.Json;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protection.Requests;
using Pipeline.Reference;

namespace Pipeline.Protection.Tests;

/// <summary>A person among three datasets, under two versions of the key, one of them with sensitive columns.</summary>
public sealed class SubjectRightsTests : IAsyncLifetime
{
    static readonly Caller Certifier = new("c", new HashSet<Role> { Role.AgencyCertifier }, AgencyId.Parse("dgie"));
    static readonly Identifier[] Person = [new("person", People.Passport), new("person", People.Number)];

    static readonly string[] Pseudonyms =
    [
        .. from version in RightsStorage.Keys.Versions
           from value in (string[])[People.Passport, People.Number]
           select RightsStorage.Keys.Find(version)!.Pseudonym("person", Encoding.UTF8.GetBytes(value)),
    ];

    RightsStorage _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = await RightsStorage.StartAsync();
        foreach (var (path, text, key) in ((string, string, string)[])
        [
            ("dgie/work-permits/2026-10/a.csv", People.Permits(), "k1"), ("dgie/border-crossings/2026-10/a.csv", People.Crossings(), "k2"),
            ("dgie/returns/2026-10/a.csv", People.Returns(), "k2"),
        ])
        {
            var receipt = await _storage.DeliverAsync(path, text, key);
            Assert.True(receipt.Outcome.StartsWith("Accepted", StringComparison.Ordinal), receipt.Summary);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task After_a_restriction_no_reader_finds_the_rows_and_a_lift_brings_all_of_them_back()
    {
        var before = await _storage.RowsAsync(Containers.Lake, "dataset=");
        var counted = await _storage.PermitsCountedAsync();

        var restricted = await DoneAsync(RequestKind.Restrict, Person);
        Assert.Equal((3, 3L, RequestState.Answered), (restricted.Found!.Files, restricted.Found.Rows, restricted.State));
        var during = await _storage.RowsAsync(Containers.Lake, "dataset=");
        Assert.Equal(before.Count - 3, during.Count);
        Assert.DoesNotContain(during, row => Pseudonyms.Any(row.Contains));
        Assert.Equal(before, during.Concat(await _storage.RowsAsync(Containers.Restricted, "dataset=")).Order(StringComparer.Ordinal));
        Assert.Equal(counted - 1, await _storage.PermitsCountedAsync());

        // What is delivered meanwhile is set apart on its way in.
        var later = await _storage.DeliverAsync("dgie/work-permits/2026-11/a.csv", People.Permits(), "k2");
        Assert.Equal((1L, later.Report!.RowsRead), (later.RowsRestricted, later.Report.RowsAccepted + later.Report.RowsRejected + later.RowsRestricted!.Value));

        var lifted = await DoneAsync(RequestKind.Lift, null, restricted.Id);
        Assert.Equal(RequestState.Answered, lifted.State);
        Assert.Equal(before, (await _storage.RowsAsync(Containers.Lake, "dataset=")).Except(await _storage.RowsAsync(Containers.Lake, "dataset=work-permits/period=2026-11")));
        Assert.Empty(await _storage.RowsAsync(Containers.Restricted, "dataset="));
        Assert.Equal(counted + later.Report.RowsAccepted + 1, await _storage.PermitsCountedAsync());
    }

    [Fact]
    public async Task A_row_of_two_restricted_persons_comes_back_with_the_last_of_them()
    {
        var before = await _storage.RowsAsync(Containers.Lake, "dataset=");
        var first = await DoneAsync(RequestKind.Restrict, [Person[0]]);
        var second = await DoneAsync(RequestKind.Restrict, [Person[0]]);
        await DoneAsync(RequestKind.Lift, null, first.Id);
        Assert.Equal(before.Count - 2, (await _storage.RowsAsync(Containers.Lake, "dataset=")).Count);
        await DoneAsync(RequestKind.Lift, null, second.Id);
        Assert.Equal(before, await _storage.RowsAsync(Containers.Lake, "dataset="));
    }

    [Fact]
    public async Task After_an_erasure_nothing_holds_the_person()
    {
        // Rejected rows, a revision and so a superseded file, a quarantined file, rows set apart, and an export.
        await _storage.DeliverAsync("dgie/work-permits/2026-10/b.csv", $"{People.Permits()}{Broken()}", "k2");
        await _storage.DeliverAsync("dgie/border-crossings/2026-09/a.csv", $"{People.Passport},nothing,of,use\r\n");
        await DoneAsync(RequestKind.Export, Person);
        await DoneAsync(RequestKind.Restrict, [Person[1]]);
        var others = (await _storage.RowsAsync(Containers.Lake, "dataset=")).Where(row => !Pseudonyms.Any(row.Contains)).ToList();
        Assert.NotEmpty(await _storage.WhereAsync(People.Passport));
        Assert.NotEmpty(await _storage.WhereAsync(Pseudonyms));

        var waiting = await DoneAsync(RequestKind.Erase, Person);
        Assert.True(waiting is { AwaitsDecision: true, State: RequestState.Working });
        await _storage.Desk.DecideAsync(SubmissionId.Parse(waiting.Id), true, DecisionReason.AsRequested, Certifier, default);
        await _storage.Worker().RunAsync(default);
        await Task.Delay(TimeSpan.FromSeconds(1));

        var erased = (await _storage.Book.FindAsync(SubmissionId.Parse(waiting.Id), default))!;
        Assert.Equal(RequestState.Answered, erased.State);
        _storage.Time.Advance(DateTimeOffset.UtcNow - _storage.Time.GetUtcNow() + TimeSpan.FromMinutes(1));
        await _storage.Worker().RunAsync(default);
        Assert.Empty(await _storage.WhereAsync([.. Pseudonyms, People.Passport, People.Number]));
        Assert.Equal(others, await _storage.RowsAsync(Containers.Lake, "dataset="));
        var certificate = JsonElement.Parse(await new Working.CertificateShelf(_storage.Blobs).FindAsync(SubmissionId.Parse(waiting.Id), default) ?? throw new InvalidOperationException("No certificate."));
        Assert.Equal(5, certificate.GetProperty("rows").GetInt64());
        Assert.Equal(5, certificate.GetProperty("originals").GetInt32());
        Assert.True((await new StreamVerifier(_storage.Tables, RequestBook.TableName).VerifyAsync("dgie", default)).IsWhole);
    }

    [Fact]
    public async Task An_export_has_a_file_per_dataset_and_goes_after_a_week()
    {
        var export = await DoneAsync(RequestKind.Export, Person);
        Assert.Equal(["dgie-border-crossings.jsonl", "dgie-returns.jsonl", "dgie-work-permits.jsonl"], export.Files);
        var lines = (await new Working.ExportShelf(_storage.Blobs).FindAsync(SubmissionId.Parse(export.Id), "dgie-returns.jsonl", default))!.ToString().Trim().Split('\n');
        Assert.Equal("dgie", JsonElement.Parse(lines[0]).GetProperty("source").GetString());
        Assert.NotEqual(0, JsonElement.Parse(lines[0]).GetProperty("purposes").GetArrayLength());
        var values = JsonElement.Parse(Assert.Single(lines[1..])).GetProperty("values").EnumerateObject().ToDictionary(v => v.Name, v => v.Value.GetString());
        Assert.Equal("1968", values.Single(v => v.Key.Contains("birth_year", StringComparison.Ordinal)).Value);
        // Sensitive columns are the person's too; identifiers are not handed out, not even as codes.
        Assert.Equal("FAM", values.Single(v => v.Key.Contains("return_reason", StringComparison.Ordinal)).Value);
        Assert.DoesNotContain(Pseudonyms, code => lines[1].Contains(code, StringComparison.Ordinal));

        _storage.Time.Advance(TimeSpan.FromDays(8));
        await _storage.Worker().RunAsync(default);
        Assert.Null(await new Working.ExportShelf(_storage.Blobs).FindAsync(SubmissionId.Parse(export.Id), "dgie-returns.jsonl", default));
        Assert.Empty((await _storage.Book.FindAsync(SubmissionId.Parse(export.Id), default))!.Files);
    }

    [Fact]
    public async Task A_rectification_names_the_rows_and_is_answered_by_a_revision()
    {
        var request = await DoneAsync(RequestKind.Rectify, [Person[0]]);
        Assert.Equal(RequestState.Working, request.State);
        Assert.Equal([("border-crossings", 1L), ("work-permits", 2L)], request.Tasks.Select(t => (t.Dataset, t.Records!.Single())).Order());

        // Storage tells times by the second, and a revision is what came later.
        await Task.Delay(1100);
        await _storage.DeliverAsync("dgie/work-permits/2026-10/b.csv", People.Permits().Replace("297500.00", "297600.00", StringComparison.Ordinal));
        await _storage.Worker().RunAsync(default);
        var half = (await _storage.Book.FindAsync(SubmissionId.Parse(request.Id), default))!;
        Assert.Equal((RequestState.Working, 1), (half.State, half.Tasks.Count(t => t.IsDone)));
        await _storage.DeliverAsync("dgie/border-crossings/2026-10/b.csv", People.Crossings("KEN-Z7654322"));
        await _storage.Worker().RunAsync(default);
        Assert.Equal(RequestState.Answered, (await _storage.Book.FindAsync(SubmissionId.Parse(request.Id), default))!.State);
    }

    [Fact]
    public async Task A_refusal_is_an_officers_with_a_reason_and_can_be_appealed()
    {
        var waiting = SubmissionId.Parse((await DoneAsync(RequestKind.Erase, Person)).Id);
        var service = Certifier with { IsService = true };
        await Assert.ThrowsAsync<Decisions.OfficerRequiredException>(() => _storage.Desk.DecideAsync(waiting, false, DecisionReason.StatisticalPurpose, service, default));
        Assert.NotNull((await _storage.Desk.DecideAsync(waiting, false, DecisionReason.AsRequested, Certifier, default)).Refusal);
        var (refused, _) = await _storage.Desk.DecideAsync(waiting, false, DecisionReason.StatisticalPurpose, Certifier, default);
        Assert.Equal((RequestState.Refused, "StatisticalPurpose", false), (refused!.State, refused.Decision!.Reason, refused.Decision.Agrees));

        Assert.NotNull((await _storage.Desk.AppealAsync(waiting, new(2026, 11, 9), Certifier, default)).Refusal);
        var (appealed, _) = await _storage.Desk.AppealAsync(waiting, new(2026, 11, 10), Certifier, default);
        Assert.Equal((RequestState.Appealed, new DateOnly(2027, 1, 9)), (appealed!.State, _storage.Book.ClocksOf(appealed).AuthorityAnswersBy));
        Assert.Equal(3, (await _storage.RowsAsync(Containers.Lake, "dataset=")).Count(row => Pseudonyms.Any(row.Contains)));
    }

    [Fact]
    public async Task What_the_authority_rules_for_a_person_is_carried_out_and_an_answer_that_stands_cannot_be_appealed_again()
    {
        var day = new DateOnly(2026, 11, 10);
        var erasure = await RefusedAndAppealedAsync();
        Assert.Equal("on", (await _storage.Desk.RuleAsync(erasure, new(true, day.AddDays(-1), Person), Certifier, default)).Refusal!.Parameter);
        Assert.Equal("identifiers", (await _storage.Desk.RuleAsync(erasure, new(true, day, null), Certifier, default)).Refusal!.Parameter);
        var (reopened, _) = await _storage.Desk.RuleAsync(erasure, new(true, day, Person), Certifier, default);
        Assert.Equal((RequestState.Working, day.AddDays(30)), (reopened!.State, _storage.Book.ClocksOf(reopened).Due));
        await _storage.Worker().RunAsync(default);
        Assert.True((await _storage.Book.FindAsync(erasure, default))!.AwaitsDecision);
        Assert.Null((await _storage.Desk.DecideAsync(erasure, true, DecisionReason.AsRequested, Certifier, default)).Refusal);
        await _storage.Worker().RunAsync(default);
        Assert.Equal(RequestState.Answered, (await _storage.Book.FindAsync(erasure, default))!.State);
        Assert.DoesNotContain(await _storage.RowsAsync(Containers.Lake, "dataset="), row => Pseudonyms.Any(row.Contains));

        var other = await RefusedAndAppealedAsync();
        var (stands, _) = await _storage.Desk.RuleAsync(other, new(false, day, null), Certifier, default);
        Assert.Equal((RequestState.Refused, day), (stands!.State, stands.AppealRuledOn));
        Assert.NotNull((await _storage.Desk.RuleAsync(other, new(false, day, null), Certifier, default)).Refusal);
        Assert.NotNull((await _storage.Desk.AppealAsync(other, day, Certifier, default)).Refusal);
    }

    async Task<SubmissionId> RefusedAndAppealedAsync()
    {
        var id = SubmissionId.Parse((await DoneAsync(RequestKind.Erase, Person)).Id);
        Assert.Null((await _storage.Desk.DecideAsync(id, false, DecisionReason.StatisticalPurpose, Certifier, default)).Refusal);
        Assert.Null((await _storage.Desk.AppealAsync(id, new(2026, 11, 10), Certifier, default)).Refusal);
        return id;
    }

    [Fact]
    public async Task The_persons_of_a_breach_are_counted_once_over_all_files()
    {
        var permits = (await _storage.DeliverAsync("dgie/work-permits/2026-11/a.csv", People.Permits())).SubmissionId;
        var crossings = (await _storage.Current.ListAsync(default)).Single(p => $"{p.Dataset}" == "border-crossings").Submission;
        var (incident, refusal) = await _storage.Incidents.ReportAsync(
            new(_storage.Time.GetUtcNow(), Incidents.IncidentKind.Disclosure, null, [permits, $"{crossings}"], false, "A disk is gone."), Certifier, default);
        Assert.Null(refusal);

        var count = new Incidents.SubjectCount(_storage.Files, new(_storage.Tables, _storage.Time), RightsStorage.Catalog);
        var (mine, others) = (await count.CountAsync(incident!, AgencyId.Parse("dgie"), default), await count.CountAsync(incident!, AgencyId.Parse("rssb"), default));

        string[] Persons(string csv) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[1])];
        var (inPermits, inCrossings) = (Persons(People.Permits()), Persons(People.Crossings()));
        Assert.Equal((inCrossings.Distinct().Count(), inPermits.Distinct().Count()), (mine.Groups[0].Persons, mine.Groups[1].Persons));
        Assert.Equal(inPermits.Union(inCrossings).Count(), mine.Persons);
        Assert.True(mine.Persons < mine.Groups.Sum(g => g.Persons));
        Assert.Equal((0, 0), (others.Persons, others.Groups.Count));
    }

    [Theory]
    [InlineData(RequestKind.Restrict)]
    [InlineData(RequestKind.Lift)]
    [InlineData(RequestKind.Erase)]
    public async Task A_kill_at_any_write_loses_and_doubles_nothing(RequestKind kind)
    {
        var before = await _storage.RowsAsync(Containers.Lake, "dataset=");
        string? lifts = kind == RequestKind.Lift ? (await DoneAsync(RequestKind.Restrict, Person)).Id : null;
        var request = await TakeAsync(kind, kind == RequestKind.Lift ? null : Person, lifts);
        var id = SubmissionId.Parse(request.Id);
        if (kind == RequestKind.Erase)
        {
            await _storage.Worker().RunAsync(default);
            await _storage.Desk.DecideAsync(id, true, DecisionReason.AsRequested, Certifier, default);
        }

        // Each machine makes one write more than the one before made, and dies.
        var deaths = 0;
        for (var writes = 0; writes < 200; writes++)
        {
            var machine = new DyingMachine(writes % 7);
            try
            {
                await _storage.Worker(machine).RunAsync(default);
            }
            catch (Exception) when (machine.IsDead)
            {
                // As a host that was killed.
            }
            if (machine.IsDead) deaths++;
            else if (!(await _storage.Book.FindAsync(id, default))!.State.IsOpen()) break;
        }

        Assert.True(deaths > 5, $"Only {deaths} machines died.");
        Assert.Equal(RequestState.Answered, (await _storage.Book.FindAsync(id, default))!.State);
        var after = (await _storage.RowsAsync(Containers.Lake, "dataset=")).ToList();
        var apart = await _storage.RowsAsync(Containers.Restricted, "dataset=");
        Assert.Equal(kind == RequestKind.Lift ? 3 : 0, after.Count(row => Pseudonyms.Any(row.Contains)));
        Assert.Equal(kind == RequestKind.Restrict ? 3 : 0, apart.Count);
        Assert.Equal(before.Where(row => kind != RequestKind.Erase || !Pseudonyms.Any(row.Contains)), after.Concat(apart).Order(StringComparer.Ordinal));
        foreach (var partition in await _storage.Current.ListAsync(default))
            Assert.Equal(partition.Rows, (await _storage.RowsAsync(Containers.Lake, partition.BlobName)).Count);
    }

    async Task<SubjectRequest> TakeAsync(RequestKind kind, IReadOnlyList<Identifier>? identifiers, string? lifts = null)
    {
        var (request, refusal) = await _storage.Desk.TakeAsync(
            new(kind, null, new(2026, 11, 2), IdentityCheck.DocumentShownInPerson, identifiers, lifts), Certifier, default);
        Assert.Null(refusal);
        return request!;
    }

    async Task<SubjectRequest> DoneAsync(RequestKind kind, IReadOnlyList<Identifier>? identifiers, string? lifts = null)
    {
        var request = await TakeAsync(kind, identifiers, lifts);
        await _storage.Worker().RunAsync(default);
        return (await _storage.Book.FindAsync(SubmissionId.Parse(request.Id), default))!;
    }

    /// <summary>A row of the person that is rejected for a wrong sex.</summary>
    static string Broken() => $"WP2679999999,{People.Passport},106382714,KEN,?,1984,H2,1420,,G,51,2026-10-19,2026-10-25,2028-10-24,false,297500.00,NEW\r\n";
}
