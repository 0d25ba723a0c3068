using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Agreements.Tests;

/// <summary>Agreements as people ask for them.</summary>
public class AgreementListTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    [Fact]
    public void Every_agreement_is_listed_with_its_term_and_its_versions()
    {
        var list = AgreementList.Of(Catalog, new(2031, 6, 1));
        Assert.Equal(Catalog.Protocols.Count, list.Count);
        var permits = list.Single(a => a.Dataset == "work-permits");
        Assert.Equal(("nisr", 29, "ends within 30 days"), (permits.Receiver, permits.DaysLeft, permits.Alert));
        Assert.Contains(permits.Version, permits.Published);
    }

    [Fact]
    public void The_log_says_from_version_to_version_what_changed_and_what_can_refuse_first()
    {
        var (agency, dataset) = (AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"));
        var first = Catalog.Published.Single(p => (p.Agency, p.Dataset) == (agency, dataset));
        var next = first with
        {
            Version = new(2, 0, 0),
            Purpose = "Another.",
            Columns = [.. first.Columns.Select(c => c.Name == "isco08" ? c with { Required = true } : c)],
        };
        var catalog = new ProtocolCatalog(Catalog.Protocols, Catalog.Codelists) { Published = [next, first] };

        var log = ChangeLog.Of(catalog, agency, dataset);

        Assert.Equal(["2.0.0 after 1.0.0", "1.0.0 after "], log.Select(v => $"{v.Version} after {v.After}"));
        Assert.Equal(["Major column isco08", "Patch agreement"], log[0].Changes.Select(c => $"{c.Kind} {c.Place}"));
        Assert.Empty(log[1].Changes);
        Assert.Empty(ChangeLog.Of(catalog, AgencyId.Parse("nisr"), dataset));
    }
}
