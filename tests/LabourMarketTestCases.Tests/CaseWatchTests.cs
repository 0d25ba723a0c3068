using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Coordination;
using Pipeline.LabourMarketTest;
using Pipeline.Testing;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>Clocks that run out are told by themselves, day after day, and each once.</summary>
public sealed class CaseWatchTests : IAsyncLifetime
{
    static readonly CaseTerms Terms = CaseTerms.ReadDefault();

    readonly ManualTime _clock = new(new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero));

    TableServiceClient _tables = null!;

    public async Task InitializeAsync()
    {
        _tables = new((await AzuriteAccount.TakeAsync()).ConnectionString);
        foreach (var table in (string[])[CaseRows.TableName, NoticeBoard.TableName]) await _tables.CreateTableIfNotExistsAsync(table);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    static CaseAssessment Assessed(DateOnly filed, DateOnly? applyBy = null) => new(1, filed, filed, new('a', 64), new('b', 64), new('c', 64), Outcome.Approve, applyBy is null ? Track.General : Track.Eac,
        null, [], CaseAssessment.NoReason, [], [], "2512", null, 1, "H2", 24, 30, applyBy, []);

    async Task PutAsync(string id, CaseAssessment assessment) => await new CaseRows(_tables, _clock).ChangeAsync(id, new Caller("officer", new HashSet<Role> { Role.LabourOfficer }, null),
        before => (before ?? new(id, id, assessment.AssessedOn, new('d', 64)) { Assessments = [assessment] }, CaseEvent.Lodged, []), default);

    async Task<string[]> NewAsync()
    {
        var (rows, board) = (new CaseRows(_tables, _clock), new NoticeBoard(_tables));
        var before = (await board.ListAsync(null, default)).ToHashSet();
        var fresh = await new CaseWatch(new(rows, Terms), board, Terms, _clock).RunAsync(default);
        var added = (await board.ListAsync(Terms.Agency, default)).Where(n => !before.Contains(n)).ToList();
        Assert.Equal(fresh, added.Count);
        return [.. added.Select(n => $"{n.Kind} {n.Dataset} {n.Period} {n.DaysPastDue}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Every_clock_is_told_once_before_its_day_and_once_after()
    {
        var (general, eac) = (CaseId.For("W-1"), CaseId.For("W-2"));
        await PutAsync(general, Assessed(new(2026, 2, 10)));
        await PutAsync(eac, Assessed(new(2026, 2, 27), applyBy: new(2026, 2, 20)));
        Assert.Equal([$"CaseFiledLate {eac} 2026-02-20 9"], await NewAsync());
        Assert.Empty(await NewAsync());
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal([$"CaseDecisionDue {general} 2026-03-12 0"], await NewAsync());
        Assert.Empty(await NewAsync());
        _clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal([$"CaseDecisionOverdue {general} 2026-03-12 1"], await NewAsync());
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal([$"CaseDecisionOverdue {eac} 2026-03-29 14"], await NewAsync());
    }

    [Theory]
    [InlineData(AlertKind.DecisionOverdue, "", -3, "Case c-1: the decision was due on 2026-03-12.")]
    [InlineData(AlertKind.ConditionDue, "ST-410", 2, "Case c-1: condition ST-410 is due on 2026-03-12.")]
    [InlineData(AlertKind.ValidityEnds, "", 80, "Case c-1: the permit ends on 2026-03-12.")]
    [InlineData(AlertKind.FiledLate, "", -3, "Case c-1: the application came late; the last day to file after entry was 2026-03-12.")]
    public void A_notice_says_which_clock_it_is(AlertKind kind, string what, int left, string says)
    {
        var notice = CaseWatch.NoticeOf(new(kind, "c-1", Track.Eac, what, new(2026, 3, 12), left), "mifotra", _clock.GetUtcNow());
        Assert.Equal((says, Math.Max(0, -left)), (notice.Text, notice.DaysPastDue));
    }
}
