using FsCheck;
using FsCheck.Fluent;
using Pipeline.Access;
using Pipeline.Protection.Decisions;
using Pipeline.Protection.Requests;
using Pipeline.Protection.Working;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Protection.Tests;

public sealed class RequestRuleTests
{
    static readonly ProtectionTerms Terms = ProtectionTerms.ReadDefault();
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));
    static readonly Recommendation Recommended = Recommendation.Of("Grant", "shown"u8);

    [Fact]
    public void An_answer_is_due_30_days_after_receipt_an_appeal_30_after_the_answer_and_the_authority_has_60() => Assert.Equal(
        new RequestClocks(new(2026, 11, 4), new(2026, 12, 1), new(2027, 1, 19)),
        RequestClocks.Of(new(2026, 10, 5), new(2026, 11, 1), new(2026, 11, 20), Terms));

    [Fact]
    public void Nothing_that_was_answered_is_open_again_without_an_appeal() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(Enum.GetValues<RequestState>()).Two().ToArbitrary(),
        step => !(!step.Item1.IsOpen() && step.Item2.IsOpen() && step.Item1.Next().Contains(step.Item2)) || step.Item1 == RequestState.Appealed));

    [Theory]
    [InlineData("2026-10-27", null)]
    [InlineData("2026-10-28", "SubjectRequestDue")]
    [InlineData("2026-11-04", "SubjectRequestDue")]
    [InlineData("2026-11-05", "SubjectRequestOverdue")]
    public void Notices_come_a_week_before_the_day_and_after_it(string day, string? kind)
    {
        var request = new SubjectRequest("dgie-00000000000000000000", "dgie", RequestKind.Export, new(2026, 10, 5), default, "Operator", IdentityCheck.OnlineIdentity, ["person"]);
        var now = new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new(10, 0), TimeSpan.Zero);
        Assert.Equal(kind, RequestWatch.NoticeOf(request, RequestClocks.Of(request.ReceivedOn, null, null, Terms), Terms, now)?.Kind);
    }

    [Fact]
    public void A_decision_needs_an_officer_who_is_a_person_and_has_the_role()
    {
        var officer = new Caller("a", new HashSet<Role> { Role.AgencyCertifier }, AgencyId.Parse("dgie"));
        var decision = OfficerDecision.By(officer, [Role.AgencyCertifier], Recommended, true, "AsRequested", default);
        Assert.Equal(("a", Role.AgencyCertifier, "dgie", Recommended.Sha256), (decision.Officer, decision.Role, decision.Agency, decision.RecommendationSha256));

        Assert.Throws<OfficerRequiredException>(() => OfficerDecision.By(officer with { IsService = true }, [Role.AgencyCertifier], Recommended, true, "AsRequested", default));
        Assert.Throws<OfficerRequiredException>(() => OfficerDecision.By(officer, [Role.LabourOfficer], Recommended, true, "AsRequested", default));
        Assert.Empty(typeof(OfficerDecision).GetConstructors());
    }

    [Theory]
    [InlineData("person", "1199780012345671", true)]
    [InlineData("person", "KEN-A0000001", true)]
    [InlineData("person", "KEN-A000001", false)]
    [InlineData("person", "1199780012345678 ", false)]
    [InlineData("somebody", "1199780012345671", false)]
    public void An_identifier_of_another_form_is_refused_without_being_repeated(string domain, string value, bool fits)
    {
        var body = new RequestBody(RequestKind.Export, null, new(2026, 10, 5), IdentityCheck.OnlineIdentity, [new(domain, value)], null);
        var refusal = body.Check(Catalog, new Caller("a", new HashSet<Role> { Role.AgencyCertifier }, AgencyId.Parse("dgie")), new(2026, 10, 5));
        Assert.Equal(fits, refusal is null);
        if (refusal is not null) Assert.DoesNotContain(value.Trim(), $"{refusal}", StringComparison.Ordinal);
        Assert.DoesNotContain(value.Trim(), $"{body}{body.Identifiers![0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_rows_number_follows_from_its_place_among_the_accepted() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(true, false).ListOf().ToArbitrary(), accepted =>
        {
            var numbered = accepted.Select((isAccepted, i) => (isAccepted, Record: i + 1L)).ToList();
            var expected = numbered.Where(r => r.isAccepted).Select(r => r.Record).ToList();
            var rejected = numbered.Where(r => !r.isAccepted).Select(r => r.Record).ToList();
            return CorrectionWork.RecordsOf(Enumerable.Range(0, expected.Count).Select(i => (long)i), rejected).SequenceEqual(expected);
        }));
}
