using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Governance;
using Pipeline.Indicators.Shortage;
using Pipeline.Protection.Decisions;
using static Pipeline.OccupationsInDemand.Tests.InDemandStorage;

namespace Pipeline.OccupationsInDemand.Tests;

/// <summary>From proposal to publication on a real storage emulator.</summary>
public sealed class WayOfAListTests : IAsyncLifetime
{
    static readonly LegalInstrument Instructions = new("Ministerial Instructions", "01/MIFOTRA/27");

    static readonly ListEntry[] Annex = [new("2221", new(2013, 6, 1), "line 1"), new("7411", new(2013, 6, 1), "line 2")];

    InDemandStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_list_goes_its_way_from_the_index_to_the_law_and_every_step_is_an_event()
    {
        await OpenAsync(Propose("2512", ListAction.Add), Propose("7411", ListAction.Remove, true), Propose("2221", ListAction.Keep, true), Propose("2142", ListAction.Watch));
        Assert.Null((await _storage.Lists.ImportAsync(new(2013, 6, 1), new("Instructions of 2013", "annex"), Annex, Approver, default)).Refusal);
        var mandate = await _storage.MandateAsync();
        Assert.Null((await AddAsync(EvidenceSide.For, "PSF")).Refusal);
        Assert.Null((await _storage.Reviews.AddAsync(Quarter, "2512", new EmployerSurvey("NISR", new(2026, 10, 1), 40, 30, null, default, "", ""), Statistician, default)).Refusal);
        await _storage.DecideAsync("2512", ListAction.Add, new(DecisionOutcome.Accept, null, ReviewReason.IndexConfirmed, mandate, "mifotra"));
        await _storage.DecideAsync("7411", ListAction.Keep, new(DecisionOutcome.Amend, ListAction.Remove, ReviewReason.TrainingSuffices, mandate, "mifotra"));
        await _storage.DecideAsync("2142", ListAction.Add, new(DecisionOutcome.Refuse, null, ReviewReason.DataTooThin, mandate, "dgie"));

        var published = (await PublishAsync()).Result!;
        Assert.Equal(["2221 2013-06-01", "2512 2027-01-01"], published.List.Entries.Select(e => $"{e.Isco08} {e.Since:yyyy-MM-dd}"));
        Assert.Equal((Quarter, mandate, "01/MIFOTRA/27"), (published.List.Round, string.Join(' ', published.List.Decisions), published.List.Entries[1].LegalRef));

        var history = await _storage.Shelf.ReadAsync(default);
        Assert.Equal(("2013-06-01", "2027-01-01"), (history.InForceOn(new(2026, 12, 31))!.List.Id, history.InForceOn(new(2027, 1, 1))!.List.Id));
        Assert.Equal(published.Sha256, history.Newest!.List.Sha256());
        Assert.Equal(RoundState.Published, (await _storage.Reader.RoundsAsync(default))[0].State);
        Assert.Equal("The round is closed", (await AddAsync(EvidenceSide.Against, "PSF")).Refusal!.Title);
        Assert.Equal("The round is closed", (await PublishAsync(new(2028, 1, 1))).Refusal!.Title);

        var events = await new AuditReader(_storage.Tables, InDemandRows.TableName).ReadAsync(InDemandRows.Stream, 1, 100, default);
        Assert.Equal(
            ["RoundOpened", "Imported", "EvidenceAdded", "SurveyAdded", "Recommended", "Decided", "Recommended", "Decided", "Recommended", "Decided", "Published"],
            events.Select(e => e.Action));
        Assert.Equal(("2026-Q3/7411", "Remove", "Amend"), (events[7].Subject, events[7].Details["action"], events[7].Details["outcome"]));
        Assert.All(events, e => Assert.DoesNotContain(e.Actor, (string[])[Statistician.Subject, Officer.Subject, Approver.Subject]));
        Assert.True((await new StreamVerifier(_storage.Tables, InDemandRows.TableName).VerifyAsync(InDemandRows.Stream, default)).IsWhole);
    }

    [Fact]
    public async Task A_later_run_does_not_change_what_is_under_review_and_is_said_to_exist()
    {
        await OpenAsync(Propose("2512", ListAction.Add));
        await _storage.RunAsync("later", [Propose("2512", ListAction.Watch), Propose("2221", ListAction.Add)]);

        var found = Assert.Single(await _storage.Reader.ListAsync(Quarter, default));
        Assert.Equal((ListAction.Add, "run1", ListAction.Watch, "later"), (found.Proposed.Proposal.Action, found.RunId, found.Newer!.Proposal.Action, found.NewerRunId));
        Assert.Equal("The round is open already", (await _storage.Reviews.OpenAsync(Quarter, Statistician, default)).Refusal!.Title);
        Assert.Equal(RefusalKind.NotFound, (await AddAsync(EvidenceSide.For, "PSF", "2221")).Refusal!.Kind);
    }

    [Fact]
    public async Task Of_decisions_made_at_the_same_moment_one_wins_and_the_others_see_that_it_changed()
    {
        await OpenAsync(Propose("2512", ListAction.Add));
        var mandate = await _storage.MandateAsync();
        Assert.Null((await _storage.Reviews.RecommendAsync(Quarter, "2512", await _storage.SeenAsync("2512"), ListAction.Add, ReviewReason.IndexConfirmed, Officer, default)).Refusal);
        var seen = await _storage.SeenAsync("2512");
        DecisionOutcome[] outcomes = [DecisionOutcome.Accept, DecisionOutcome.Refuse, DecisionOutcome.Accept, DecisionOutcome.Refuse];
        var answers = await Task.WhenAll(outcomes.Select((outcome, i) => Task.Run(() => _storage.Reviews.DecideAsync(
            Quarter, "2512", seen, new(outcome, null, ReviewReason.IndexConfirmed, mandate, "dgie"), Who($"approver {i}", Role.CoordinationApprover), default))));
        var won = Assert.Single(answers, a => a.Refusal is null).Result!;
        Assert.All(answers.Where(a => a.Refusal is not null), a => Assert.Equal(RefusalKind.Changed, a.Refusal!.Kind));
        Assert.Equal(won.Decision!.By, (await _storage.Reader.FindAsync(Quarter, "2512", default))!.Review!.Decision!.By);
        var again = await _storage.Reviews.DecideAsync(Quarter, "2512", await _storage.SeenAsync("2512"), new(DecisionOutcome.Refuse, null, ReviewReason.DataTooThin, mandate, "dgie"), Approver, default);
        Assert.Equal(RefusalKind.Conflict, again.Refusal!.Kind);
    }

    [Fact]
    public async Task Evidence_that_came_since_the_review_was_seen_stands_in_the_way_of_a_decision()
    {
        await OpenAsync(Propose("2512", ListAction.Add));
        var mandate = await _storage.MandateAsync();
        Assert.Null((await _storage.Reviews.RecommendAsync(Quarter, "2512", await _storage.SeenAsync("2512"), ListAction.Add, ReviewReason.IndexConfirmed, Officer, default)).Refusal);
        var seen = await _storage.SeenAsync("2512");
        Assert.Null((await AddAsync(EvidenceSide.Against, "CESTRAR")).Refusal);
        var answer = await _storage.Reviews.DecideAsync(Quarter, "2512", seen, new(DecisionOutcome.Accept, null, ReviewReason.IndexConfirmed, mandate, "dgie"), Approver, default);
        Assert.Equal(RefusalKind.Changed, answer.Refusal!.Kind);
    }

    [Fact]
    public async Task Nobody_decides_what_they_proposed_and_no_program_decides()
    {
        var both = Who("both", Role.Statistician, Role.CoordinationApprover);
        await OpenAsync(Propose("2512", ListAction.Add), Propose("2221", ListAction.Add));
        var given = new DecisionGiven(DecisionOutcome.Accept, null, ReviewReason.IndexConfirmed, await _storage.MandateAsync(), "dgie");
        Assert.Equal("The working group has not recommended", (await DecideAsync("2512", given, Approver)).Refusal!.Title);
        Assert.Null((await _storage.Reviews.RecommendAsync(Quarter, "2512", await _storage.SeenAsync("2512"), ListAction.Add, ReviewReason.IndexConfirmed, both, default)).Refusal);
        Assert.Equal(RefusalKind.NotTheirs, (await DecideAsync("2512", given, both)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotTheirs, (await DecideAsync("2512", given, Statistician with { Roles = both.Roles })).Refusal!.Kind);
        await Assert.ThrowsAsync<OfficerRequiredException>(() => DecideAsync("2512", given, Approver with { IsService = true }));
        await Assert.ThrowsAsync<OfficerRequiredException>(() => DecideAsync("2512", given, Who("reader", Role.CoordinationReader)));
        Assert.Equal("Nothing is decided", (await PublishAsync()).Refusal!.Title);
        Assert.Null((await DecideAsync("2512", given, Approver)).Refusal);
        Assert.Equal(RefusalKind.NotTheirs, (await PublishAsync(by: both)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotTheirs, (await PublishAsync(by: Approver with { IsService = true })).Refusal!.Kind);
    }

    [Fact]
    public async Task A_decision_rests_on_one_of_a_quorate_steering_committee_about_this_quarter()
    {
        await OpenAsync(Propose("2512", ListAction.Add));
        Assert.Null((await _storage.Reviews.RecommendAsync(Quarter, "2512", await _storage.SeenAsync("2512"), ListAction.Add, ReviewReason.IndexConfirmed, Officer, default)).Refusal);
        var good = await _storage.MandateAsync();
        var otherQuarter = await _storage.MandateAsync("2026-Q2", id: "D-2026-002");
        var workingGroup = await _storage.MandateAsync(type: MeetingType.TechnicalWorkingGroup, id: "D-2026-003");
        var tooFew = await _storage.MandateAsync(quorum: 3, id: "D-2026-004");
        foreach (var (decision, member, field) in ((string, string, string)[])
            [("D-2026-009", "dgie", "decision"), (otherQuarter, "dgie", "decision"), (workingGroup, "dgie", "decision"), (tooFew, "dgie", "decision"), (good, "nisr", "member")])
            Assert.Equal(field, (await DecideAsync("2512", new(DecisionOutcome.Accept, null, ReviewReason.IndexConfirmed, decision, member), Approver)).Refusal!.Field);
        Assert.Equal("action", (await DecideAsync("2512", new(DecisionOutcome.Amend, null, ReviewReason.IndexConfirmed, good, "dgie"), Approver)).Refusal!.Field);
        Assert.Equal("action", (await DecideAsync("2512", new(DecisionOutcome.Amend, ListAction.Add, ReviewReason.IndexConfirmed, good, "dgie"), Approver)).Refusal!.Field);
        Assert.Equal("action", (await DecideAsync("2512", new(DecisionOutcome.Accept, ListAction.Add, ReviewReason.IndexConfirmed, good, "dgie"), Approver)).Refusal!.Field);
    }

    [Fact]
    public async Task What_is_deferred_changes_nothing_and_can_be_decided_later()
    {
        await OpenAsync(Propose("2512", ListAction.Add));
        var mandate = await _storage.MandateAsync();
        await _storage.DecideAsync("2512", ListAction.Add, new(DecisionOutcome.Defer, null, ReviewReason.DataTooThin, mandate, "dgie"));
        Assert.Equal("Nothing is decided", (await PublishAsync()).Refusal!.Title);
        Assert.Null((await DecideAsync("2512", new(DecisionOutcome.Accept, null, ReviewReason.IndexConfirmed, mandate, "dgie"), Approver)).Refusal);
        Assert.Equal(ReviewState.Decided, (await _storage.Reader.FindAsync(Quarter, "2512", default))!.State);
    }

    [Fact]
    public async Task Where_the_list_in_law_is_not_known_its_replacement_must_be_said_in_so_many_words()
    {
        await OpenAsync(Propose("2512", ListAction.Add), Propose("2221", ListAction.Keep, true));
        var mandate = await _storage.MandateAsync();
        foreach (var (code, action) in ((string, ListAction)[])[("2512", ListAction.Add), ("2221", ListAction.Keep)])
            await _storage.DecideAsync(code, action, new(DecisionOutcome.Accept, null, ReviewReason.IndexConfirmed, mandate, "dgie"));
        Assert.Equal("The list before is not known", (await PublishAsync()).Refusal!.Title);
        var published = await _storage.Lists.PublishAsync(new(Quarter, new(2027, 1, 1), Instructions, true), Approver, default);
        Assert.Equal(["2221", "2512"], published.Result!.List.Entries.Select(e => e.Isco08));
    }

    [Fact]
    public async Task A_published_list_never_changes_and_a_new_one_begins_after_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            _storage.Lists.ImportAsync(new(2013, 6, 1), new("Instructions of 2013", $"loaded by {i}"), Annex, Approver, default))));
        var one = Assert.Single(answers, a => a.Refusal is null).Result!;
        Assert.All(answers.Where(a => a.Refusal is not null), a => Assert.Equal(RefusalKind.Conflict, a.Refusal!.Kind));
        var kept = Assert.Single((await _storage.Shelf.ReadAsync(default)).Versions);
        Assert.Equal((one.Sha256, one.List.Instrument), (kept.Sha256, kept.List.Instrument));

        await OpenAsync(Propose("2512", ListAction.Add));
        await _storage.DecideAsync("2512", ListAction.Add, new(DecisionOutcome.Accept, null, ReviewReason.IndexConfirmed, await _storage.MandateAsync(), "dgie"));
        Assert.Equal("validFrom", (await PublishAsync(new(2013, 6, 1))).Refusal!.Field);
    }

    [Fact]
    public async Task A_list_whose_content_was_changed_in_storage_is_not_told()
    {
        var loaded = (await _storage.Lists.ImportAsync(new(2013, 6, 1), new("Instructions of 2013", "annex"), Annex, Approver, default)).Result!;
        await _storage.Blobs.GetBlobContainerClient(Reference.Containers.OccupationsInDemand).GetBlobClient($"versions/2013-06-01-{loaded.Sha256[..12]}.json")
            .UploadAsync(new BinaryData((loaded.List with { Entries = [Annex[0]] }).ToJson()), overwrite: true);
        await Assert.ThrowsAsync<InvalidDataException>(() => _storage.Shelf.ReadAsync(default));
    }

    [Theory]
    [InlineData("source", "ask.me@psf.example", "They cannot fill posts.", null)]
    [InlineData("text", "PSF", "Call +250 788 123 456.", null)]
    [InlineData("text", "PSF", "1198780123456789 was refused.", null)]
    [InlineData("text", "PSF", "", null)]
    [InlineData("link", "PSF", "See the page.", "http://psf.example")]
    public async Task Evidence_names_institutions_and_no_person(string field, string source, string text, string? link)
    {
        await OpenAsync(Propose("2512", ListAction.Add));
        var given = new Evidence(EvidenceSide.For, EvidenceKind.EmployersStatement, source, new(2026, 10, 1), text, link, default, "", "");
        Assert.Equal(field, (await _storage.Reviews.AddAsync(Quarter, "2512", given, Officer, default)).Refusal!.Field);
    }

    [Fact]
    public async Task Of_few_employers_no_share_is_given_and_a_source_counts_once()
    {
        await OpenAsync(Propose("2512", ListAction.Add));
        foreach (var (asked, hard) in ((int, int)[])[(9, 9), (10, 7)])
            Assert.Null((await _storage.Reviews.AddAsync(Quarter, "2512", new EmployerSurvey("NISR", new(2026, 10, 1), asked, hard, null, default, "", ""), Statistician, default)).Refusal);
        Assert.Equal("withDifficulty", (await _storage.Reviews.AddAsync(Quarter, "2512", new EmployerSurvey("NISR", new(2026, 10, 1), 5, 6, null, default, "", ""), Statistician, default)).Refusal!.Field);
        await AddAsync(EvidenceSide.For, "nisr ");
        await AddAsync(EvidenceSide.For, "PSF");
        await AddAsync(EvidenceSide.Against, "CESTRAR");
        var review = (await _storage.Reader.FindAsync(Quarter, "2512", default))!.Review!;
        Assert.Equal([null, 0.7], review.Surveys.Select(s => s.Share));
        var state = await new ListStateReader(_storage.Rows, _storage.Shelf).ReadAsync(new(2026, 11, 20), default);
        Assert.Equal((2, 0, 0), (state.Evidence["2512"], state.OnList.Count, state.Strategic.Count));
    }

    async Task OpenAsync(params ProposalRow[] proposals)
    {
        await _storage.RunAsync("run1", proposals);
        Assert.Null((await _storage.Reviews.OpenAsync(Quarter, Statistician, default)).Refusal);
    }

    Task<DeskAnswer<OccupationReview>> AddAsync(EvidenceSide side, string source, string isco08 = "2512") => _storage.Reviews.AddAsync(
        Quarter, isco08, new Evidence(side, EvidenceKind.EmployersStatement, source, new(2026, 10, 1), "Posts stay open.", "https://psf.example/a", default, "", ""), Officer, default);

    async Task<DeskAnswer<OccupationReview>> DecideAsync(string isco08, DecisionGiven given, Caller caller) =>
        await _storage.Reviews.DecideAsync(Quarter, isco08, await _storage.SeenAsync(isco08), given, caller, default);

    Task<DeskAnswer<PublishedVersion>> PublishAsync(DateOnly? from = null, Caller? by = null) =>
        _storage.Lists.PublishAsync(new(Quarter, from ?? new(2027, 1, 1), Instructions, false), by ?? Approver, default);
}
