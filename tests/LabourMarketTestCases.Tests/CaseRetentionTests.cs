using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Access;
using Pipeline.Custody;
using Pipeline.LabourMarketTest;
using Pipeline.Protection.Decisions;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>Case files go when their time has passed, each with a certificate, and never before.</summary>
public sealed class CaseRetentionTests : IAsyncLifetime
{
    static readonly CaseTerms Terms = CaseTerms.ReadDefault();
    static readonly Caller Officer = new("officer", new HashSet<Role> { Role.LabourOfficer }, null);

    readonly ManualTime _clock = new(new(2026, 1, 10, 4, 0, 0, TimeSpan.Zero));

    TableServiceClient _tables = null!;
    BlobServiceClient _blobs = null!;

    CaseRows Rows => new(_tables, _clock);

    public async Task InitializeAsync()
    {
        var storage = (await AzuriteAccount.TakeAsync()).ConnectionString;
        (_tables, _blobs) = (new(storage), new(storage));
        foreach (var table in (string[])[CaseRows.TableName, CustodyLog.TableName]) await _tables.CreateTableIfNotExistsAsync(table);
        foreach (var container in (string[])[Containers.LabourMarketTests, Containers.Certificates]) await _blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    static CaseAssessment Assessed(Outcome recommended) => new(1, new(2026, 1, 10), new(2026, 1, 9), new('a', 64), new('b', 64), new('c', 64), recommended, Track.General,
        null, ["R"], "R", ["/post"], [], "2512", "P-1", 2, "H2", 24, 30, null, []);

    static CaseDecision Decided(Outcome outcome, DateOnly? validTo) =>
        new(OfficerDecision.By(Officer, [Role.LabourOfficer], new("Refuse", new('c', 64)), true, "AsRecommended", new(2026, 1, 10, 4, 0, 0, TimeSpan.Zero)), 1, outcome, false,
            DecisionReason.AsRecommended, new(2026, 1, 10), null, validTo, null, []);

    async Task<string> PutAsync(string reference, Func<TestCase, TestCase> change)
    {
        var id = CaseId.For(reference);
        await Rows.ChangeAsync(id, Officer, _ => (change(new(id, reference, new(2026, 1, 10), new('d', 64)) { Assessments = [Assessed(Outcome.Refuse)] }), CaseEvent.Lodged, []), default);
        await _blobs.GetBlobContainerClient(Containers.LabourMarketTests).GetBlobClient($"cases/{id}/application-1.json").UploadAsync(new BinaryData(reference));
        return id;
    }

    async Task<DestructionSummary> RunAsync(DateOnly day)
    {
        _clock.Advance(day.ToDateTime(new(4, 0), DateTimeKind.Utc) - _clock.GetUtcNow());
        var log = new CustodyLog(_tables, _clock);
        var holds = new Holds(log);
        return await new CaseRetention(Rows, Terms, new(new(_blobs), holds, log, _clock), new(_blobs), holds, _clock).RunAsync(default);
    }

    async Task<bool> HasFileAsync(string id) => await _blobs.GetBlobContainerClient(Containers.LabourMarketTests).GetBlobClient($"cases/{id}/application-1.json").ExistsAsync();

    [Fact]
    public async Task The_day_after_the_last_one_the_files_go_under_a_certificate_and_the_decision_still_counts()
    {
        var refused = await PutAsync("R-1", c => c with { State = CaseState.Decided, Decisions = [Decided(Outcome.Refuse, null)] });
        var granted = await PutAsync("R-2", c => c with { State = CaseState.Decided, Decisions = [Decided(Outcome.Approve, new(2028, 1, 9))] });
        var open = await PutAsync("R-3", c => c);
        // To be appealed against until 9 February 2026; kept to the end of that month, five years later.
        Assert.Empty((await RunAsync(new(2031, 2, 28))).Certificates);
        var summary = await RunAsync(new(2031, 3, 1));
        Assert.Equal((1, 1, 0), (summary.Certificates.Count, summary.Files, summary.Held));
        Assert.Equal((false, true, true), (await HasFileAsync(refused), await HasFileAsync(granted), await HasFileAsync(open)));
        var json = (await _blobs.GetBlobContainerClient(Containers.Certificates).GetBlobClient($"{summary.Certificates[0]}.json").DownloadContentAsync()).Value.Content;
        var certificate = PurgeCertificate.FromJson(json);
        Assert.Equal((Terms.Agency, "labour-market-tests", "2026-02", 60, refused), (certificate.Agency, certificate.Dataset, certificate.Period, certificate.RetentionMonths, Assert.Single(certificate.Submissions)));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("R-1"u8)), Assert.Single(certificate.Files).Sha256);
        Assert.DoesNotContain("R-1", $"{json}", StringComparison.Ordinal);

        Assert.Null(await Rows.FindAsync(refused, default));
        var row = (await _tables.GetTableClient(CaseRows.TableName).GetEntityAsync<TableEntity>($"cases-{refused[0]}", refused)).Value.GetString("Document");
        Assert.DoesNotContain("R-1", row, StringComparison.Ordinal);
        Assert.DoesNotContain("P-1", row, StringComparison.Ordinal);
        Assert.Equal(2, (await new LabourMarketTestStatistics(Rows).ReadAsync(new(2026, 1, 1), new(2026, 12, 31), default)).Rows.Sum(r => r.Cases));
        Assert.Empty((await RunAsync(new(2031, 3, 2))).Certificates);
        // The permit ends in January 2028.
        Assert.Single((await RunAsync(new(2033, 2, 1))).Certificates);
        Assert.Equal((false, true), (await HasFileAsync(granted), await HasFileAsync(open)));
    }

    [Fact]
    public async Task A_hold_keeps_the_files_of_a_month()
    {
        var id = await PutAsync("H-1", c => c with { State = CaseState.Decided, Decisions = [Decided(Outcome.Refuse, null)] });
        var holds = new Holds(new(_tables, _clock));
        Assert.True(await holds.PlaceAsync(new("1", AgencyId.Parse(Terms.Agency), CaseRetention.Dataset, ReferencePeriod.Parse("2026-02"), HoldKind.Legal, "RC-1", "officer", new(2031, 6, 30)), default));
        var summary = await RunAsync(new(2031, 3, 1));
        Assert.Equal((0, 1, true), (summary.Files, summary.Held, await HasFileAsync(id)));
        Assert.Equal(1, (await RunAsync(new(2031, 7, 1))).Files);
    }

    [Fact]
    public void A_case_closes_when_nothing_can_be_done_about_it_any_more()
    {
        static DateOnly? Of(Func<TestCase, TestCase> change) => CaseRetention.ClosedOn(change(new("1", "1", new(2026, 1, 10), "") { Assessments = [Assessed(Outcome.Refuse)] }), Terms);
        Assert.Null(Of(c => c));
        Assert.Null(Of(c => c with { State = CaseState.Appealed, Decisions = [Decided(Outcome.Refuse, null)] }));
        Assert.Null(Of(c => c with { State = CaseState.Reopened, Decisions = [Decided(Outcome.Refuse, null)] }));
        Assert.Equal(new(2026, 1, 10), Of(c => c with { Assessments = [Assessed(Outcome.Incomplete)] }));
        Assert.Equal(new(2026, 2, 9), Of(c => c with { State = CaseState.Decided, Decisions = [Decided(Outcome.Refuse, null)] }));
        Assert.Equal(new(2028, 1, 9), Of(c => c with { State = CaseState.Decided, Decisions = [Decided(Outcome.Approve, new(2028, 1, 9))] }));
        Assert.Equal(new(2026, 3, 1), Of(c => c with { State = CaseState.Final, Decisions = [Decided(Outcome.Refuse, null)], Appeals = [new(1, AppealGround.FactsWrong, new(2026, 2, 1), "o", null, false, new(2026, 3, 1))] }));
    }

    [Fact]
    public void They_are_kept_no_longer_than_the_purpose_allows() =>
        Assert.InRange(Terms.MonthsToKeep, 1, ProtocolCatalog.Load(Repository.PathOf("protocols"), new(2026, 11, 1)).Purposes.Single(p => p.Code == DataUse.LabourMarketTest).MaxRetentionMonths);
}
