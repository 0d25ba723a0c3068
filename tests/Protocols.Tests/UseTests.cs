using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

/// <summary>What data may be read for, and to whom what was made from it may go.</summary>
public class UseTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    static readonly Protocol Permits = Find("dgie/work-permits");

    [Fact]
    public void Data_is_read_for_the_purposes_that_its_agreement_names_and_no_other()
    {
        Assert.Null(DataUse.WhyNot(Permits, "dgie/work-permits", DataUse.ShortageIndicators));
        var why = DataUse.WhyNot(Permits, "dgie/work-permits", "diaspora-engagement")!;
        foreach (var words in (string[])[why.En, why.Fr!])
            Assert.All((string[])["dgie/work-permits@1.0.0", "diaspora-engagement", "rw.purposes"], part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.NotNull(DataUse.WhyNot(Permits with { Status = ProtocolStatus.Retired }, "dgie/work-permits", DataUse.ShortageIndicators));
        Assert.Contains("dgie/visas", DataUse.WhyNot(null, "dgie/visas", DataUse.ShortageIndicators)!.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "labour-market-test", "migration-statistics" }, true)]
    [InlineData(new[] { "labour-market-test" }, false)]
    [InlineData(new[] { "labour-market-test", "data-validation" }, true)]
    [InlineData(new string[0], false)]
    public void A_drop_is_checked_against_another_dataset_where_both_share_a_purpose_or_that_one_allows_checks(string[] purposes, bool allowed) => Assert.Equal(
        allowed, DataUse.WhyNotChecked(Permits, With(Find("rssb/employers"), a => a with { Purposes = purposes }), "rssb/employers") is null);

    [Fact]
    public void A_drop_is_checked_against_earlier_ones_of_its_own_agreement() =>
        Assert.Null(DataUse.WhyNotChecked(Permits, With(Permits, a => a with { Purposes = [] }), "dgie/work-permits"));

    [Fact]
    public void Every_shipped_rule_that_reads_another_dataset_may()
    {
        var reads = from protocol in Catalog.Protocols
                    from rule in protocol.DropRules
                    let other = rule switch { CrossFileRule r => (r.Agency, r.Dataset), MirrorRule r => (r.Agency, r.Dataset), _ => default((AgencyId Agency, DatasetId Dataset)?) }
                    where other is not null
                    select DataUse.WhyNotChecked(protocol, Catalog.AgreementFor(other.Value.Agency, other.Value.Dataset), $"{other}");
        Assert.NotEmpty(reads);
        Assert.All(reads, Assert.Null);
    }

    [Theory]
    [InlineData(OnwardSharing.None, false)]
    [InlineData(OnwardSharing.AggregateOnly, true)]
    public void Aggregates_are_for_everybody_unless_nothing_is_shared_further(OnwardSharing sharing, bool allowed) =>
        Assert.Equal(allowed, Publication.WhyNotToAll(With(Permits, a => a with { OnwardSharing = sharing })) is null);

    [Theory]
    [InlineData("BEL", "public interest", "TC-1", true)]
    [InlineData("BEL", null, "TC-1", false)]
    [InlineData("BEL", "public interest", null, false)]
    [InlineData("RWA", null, null, true)]
    public void Abroad_nothing_goes_without_ground_and_contract(string country, string? ground, string? contract, bool allowed) => Assert.Equal(
        allowed, Publication.WhyNot(With(Permits, a => a with { Recipients = [new("iom", country, SharedForm.Aggregate, ground, contract)] }), "iom", SharedForm.Aggregate) is null);

    [Theory]
    [InlineData(OnwardSharing.WithApproval, SharedForm.Pseudonymised, SharedForm.Aggregate, true)]
    [InlineData(OnwardSharing.WithApproval, SharedForm.Pseudonymised, SharedForm.Pseudonymised, true)]
    [InlineData(OnwardSharing.WithApproval, SharedForm.Pseudonymised, SharedForm.Micro, false)]
    [InlineData(OnwardSharing.AggregateOnly, SharedForm.Micro, SharedForm.Pseudonymised, false)]
    [InlineData(OnwardSharing.None, SharedForm.Aggregate, SharedForm.Aggregate, false)]
    public void A_recipient_gets_the_agreed_form_or_one_that_tells_less(OnwardSharing sharing, SharedForm agreed, SharedForm form, bool allowed) => Assert.Equal(
        allowed, Publication.WhyNot(With(Permits, a => a with { OnwardSharing = sharing, Recipients = [new("nisr", "RWA", agreed)] }), "nisr", form) is null);

    [Fact]
    public void Who_is_no_recipient_gets_nothing() => Assert.Contains("'eac'", Publication.WhyNot(Permits, "eac", SharedForm.Aggregate)!.En, StringComparison.Ordinal);

    static Protocol Find(string name) => Catalog.Find(AgencyId.Parse(name.Split('/')[0]), DatasetId.Parse(name.Split('/')[1]))!;

    static Protocol With(Protocol protocol, Func<Agreement, Agreement> change) => protocol with { Agreement = change(protocol.Agreement) };
}
