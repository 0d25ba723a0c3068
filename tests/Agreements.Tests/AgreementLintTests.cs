using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Agreements.Tests;

/// <summary>What stands in the way of an agreement.</summary>
public class AgreementLintTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    static readonly Protocol Returns = Catalog.Find(AgencyId.Parse("dgie"), DatasetId.Parse("returns"))!;

    public static IEnumerable<object[]> Shipped => Catalog.Protocols.Select(p => new object[] { $"{p}" });

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Nothing_stands_in_the_way_of_those_in_force(string name) => Assert.Empty(Check(Catalog.Protocols.Single(p => $"{p}" == name)));

    [Fact]
    public void Personal_data_needs_a_law() => Assert.Equal("legal-basis", Only(a => a with { LegalBasis = null }).Code);

    [Fact]
    public void Data_about_nobody_needs_none() => Assert.Empty(Check(Returns with
    {
        Agreement = Returns.Agreement with { LegalBasis = null },
        Columns = [.. Returns.Columns.Select(c => c with { Classification = Classification.Internal })],
    }));

    [Theory]
    [InlineData(TeamRole.ProviderSteward)]
    [InlineData(TeamRole.ReceivingSteward)]
    [InlineData(TeamRole.ProviderProtectionOfficer)]
    [InlineData(TeamRole.ReceiverProtectionOfficer)]
    public void Both_sides_have_a_steward_and_a_protection_officer_in_office(TeamRole role)
    {
        Assert.Equal("team", Only(a => a with { Team = [.. a.Team.Where(m => m.Role != role)] }).Code);
        Assert.Equal("team", Only(a => a with { Team = [.. a.Team.Select(m => m.Role == role ? m with { Until = new(2026, 1, 1) } : m)] }).Code);
    }

    [Fact]
    public void What_names_a_person_becomes_a_pseudonym()
    {
        var problem = Assert.Single(Check(Returns with { Columns = [.. Returns.Columns.Select(c => c with { PseudonymDomain = null })] }));
        Assert.Equal(("pseudonym", "column person_id"), (problem.Code, problem.Place));
    }

    [Fact]
    public void Somebody_approves_each_role_that_reads_sensitive_data()
    {
        Assert.Equal("roles nisr-analyst", Only(a => a with { Readers = [new("nisr-analyst"), new("mifotra-migration", "dpo@dgie.example")] }).Place);
        Assert.Empty(Check(With(a => a with { Readers = [new("nisr-analyst")] })));
    }

    [Fact]
    public void A_purpose_is_stated_and_is_one_agreed_on()
    {
        Assert.Equal("purpose", Only(a => a with { Purposes = [] }).Code);
        Assert.Contains("'profiling'", Only(a => a with { Purposes = ["migration-statistics", "profiling"] }).Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void Nothing_is_kept_longer_than_the_longest_purpose_allows(int months, bool isFree) =>
        Assert.Equal(isFree, Check(Returns with { RetentionMonths = months }).Count == 0);

    [Theory]
    [InlineData("RWA", null, null, true)]
    [InlineData("CHE", null, null, false)]
    [InlineData("CHE", "public interest", null, false)]
    [InlineData("CHE", null, "TC-1", false)]
    [InlineData("CHE", "public interest", "TC-1", true)]
    public void Whoever_gets_data_abroad_has_a_ground_and_a_contract(string country, string? ground, string? contract, bool isFree) =>
        Assert.Equal(isFree, Check(With(a => a with { Recipients = [new("iom", country, SharedForm.Aggregate, ground, contract)] })).Count == 0);

    [Theory]
    [InlineData(OnwardSharing.None, SharedForm.Aggregate, false)]
    [InlineData(OnwardSharing.AggregateOnly, SharedForm.Aggregate, true)]
    [InlineData(OnwardSharing.AggregateOnly, SharedForm.Pseudonymised, false)]
    [InlineData(OnwardSharing.WithApproval, SharedForm.Micro, true)]
    public void A_recipient_gets_no_more_than_onward_sharing_allows(OnwardSharing sharing, SharedForm form, bool isFree) =>
        Assert.Equal(isFree, Check(With(a => a with { OnwardSharing = sharing, Recipients = [new("nisr", "RWA", form)] })).Count == 0);

    [Theory]
    [InlineData("2026-07-01", "2031-06-30", true)]
    [InlineData("2026-07-01", "2031-07-01", false)]
    [InlineData("2026-07-01", "2026-06-30", false)]
    [InlineData("2026-07-01", null, false)]
    [InlineData(null, "2031-06-30", false)]
    public void It_holds_for_five_years_at_most_and_says_until_when(string? signed, string? expires, bool isFree) =>
        Assert.Equal(isFree, Check(With(a => a with { SignedOn = Day(signed), ExpiresOn = Day(expires) })).Count == 0);

    [Theory]
    [InlineData(1, 0, 1, false)]
    [InlineData(1, 1, 0, false)]
    [InlineData(2, 0, 0, true)]
    public void A_version_that_can_refuse_what_was_taken_is_a_major_one(int major, int minor, int patch, bool isFree)
    {
        var narrower = Returns with { Version = new(major, minor, patch), Columns = [.. Returns.Columns.Select(c => c with { Required = true })] };
        Assert.Equal(isFree, new AgreementLint(Catalog.Purposes).Check(narrower, Returns).Count == 0);
    }

    [Fact]
    public void Every_problem_is_told_in_both_languages_and_how_to_mend_it()
    {
        var worst = new AgreementLint(Catalog.Purposes).Check(Returns with
        {
            Version = new(0, 1, 0),
            RetentionMonths = 1000,
            Agreement = Agreement.None with { Purposes = ["migration-statistics", "x"], Readers = [new("a"), new("b")], Recipients = [new("iom", "CHE", SharedForm.Micro)] },
            Columns = [.. Returns.Columns.Select(c => c with { PseudonymDomain = null })],
        }, Returns);
        Assert.Equal(
            ["legal-basis", "onward-sharing", "pseudonym", "purpose", "retention", "sensitive-readers", "team", "term", "transfer", "version"],
            worst.Select(p => p.Code).Distinct().Order());
        Assert.All(worst, p => Assert.All(
            (string?[])[p.Place, p.Message.En, p.Message.Fr, p.Mend.En, p.Mend.Fr], text => Assert.False(string.IsNullOrWhiteSpace(text))));
    }

    static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static IReadOnlyList<LintProblem> Check(Protocol protocol) => new AgreementLint(Catalog.Purposes).Check(protocol, null);

    static Protocol With(Func<Agreement, Agreement> change) => Returns with { Agreement = change(Returns.Agreement) };

    static LintProblem Only(Func<Agreement, Agreement> change) => Assert.Single(Check(With(change)));
}
