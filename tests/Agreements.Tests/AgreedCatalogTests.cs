using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Agreements.Tests;

/// <summary>What is in force when the shipped protocols and those agreed since are put together.</summary>
public class AgreedCatalogTests
{
    static readonly DateOnly Today = new(2026, 12, 1);

    static readonly Protocol Returns = AgreementStorage.Shipped.Find(AgencyId.Parse("dgie"), DatasetId.Parse("returns"))!;

    [Fact]
    public void Without_any_the_shipped_catalog_holds_as_it_is() => Assert.Same(AgreementStorage.Shipped, AgreedCatalog.Of(AgreementStorage.Shipped, [], Today));

    [Fact]
    public void The_newest_holds_and_says_how_it_was_agreed()
    {
        var catalog = Compose(Of("1.1.0"), Of("1.2.0"));
        Assert.Equal(["1.2.0 Active Approvals"], catalog);
    }

    [Theory]
    [InlineData("2026-12-01", true)]
    [InlineData("2026-11-30", false)]
    public void An_older_one_stays_until_its_end_of_support(string end, bool stays) => Assert.Equal(
        stays ? ["1.1.0 Deprecated Approvals", "1.2.0 Active Approvals"] : (string[])["1.2.0 Active Approvals"],
        Compose(Of("1.1.0", p => p with { EndOfSupport = DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture) }), Of("1.2.0")));

    [Fact]
    public void A_shipped_one_that_is_newer_holds() => Assert.Equal(["1.0.0 Active Review"], Compose(Of("0.9.0")));

    [Fact]
    public void A_retired_one_that_ships_stays_known_and_takes_nothing() =>
        Assert.Equal(["1.0.0 Retired Review"], Compose(new AgreedVersion(AgreementStorage.Id("dgie/returns", "1.0.0"), AgreementState.Retired, null)));

    [Fact]
    public void Every_agreed_text_is_published()
    {
        var catalog = AgreedCatalog.Of(AgreementStorage.Shipped, [Of("1.1.0"), Of("1.2.0")], Today);
        Assert.Equal(["1.0.0", "1.1.0", "1.2.0"],
            catalog.Published.Where(p => p.Dataset == Returns.Dataset).Select(p => $"{p.Version}").Order());
        Assert.Equal(AgreementStorage.Shipped.Purposes, catalog.Purposes);
    }

    static AgreedVersion Of(string version, Func<Protocol, Protocol>? change = null)
    {
        var id = AgreementStorage.Id("dgie/returns", version);
        return new(id, AgreementState.Active, (change ?? (p => p))(Returns with { Version = id.Version }));
    }

    static string[] Compose(params AgreedVersion[] agreed) =>
        [.. AgreedCatalog.Of(AgreementStorage.Shipped, agreed, Today).Protocols.Where(p => p.Agency == Returns.Agency && p.Dataset == Returns.Dataset)
            .OrderBy(p => p.Version).Select(p => $"{p.Version} {p.Status} {p.AgreedThrough}")];
}
