using Azure.Storage.Blobs;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>Pay, vacancies and job seekers are read for labour market tests as far as agreements let them.</summary>
public sealed class ReleaseTablesTests(RunningTests running) : IClassFixture<RunningTests>
{
    static readonly Wording Refused = new("not agreed", "pas convenu");

    async Task<ReleaseFigures> ReadAsync(Func<string, string, bool> mayUse) => await new ReleaseTables(
        new PublishedIndicators(new BlobServiceClient(running.Storage)), (sources, purpose) => sources.All(s => mayUse(s, purpose)) ? null : Refused, IndicatorParameters.ReadDefault()).ReadAsync(default);

    [Fact]
    public async Task What_an_agreement_does_not_name_the_purpose_for_is_absent_and_the_rest_is_there()
    {
        var all = await ReadAsync((_, _) => true);
        Assert.Equal((true, true, 0), (all.Wages is not null, all.Tightness is not null, all.Absent.Count));
        var noPay = await ReadAsync((source, purpose) => source != "rssb/payroll" || purpose != DataUse.LabourMarketTest);
        Assert.Equal((true, true), (noPay.Wages is null, noPay.Tightness is not null));
        Assert.Equal([ReleaseTables.PayWithheld], noPay.Absent);
        var noSurvey = await ReadAsync((source, purpose) => source != "nisr/labour-force-survey" || purpose != DataUse.LabourMarketTest);
        Assert.Equal((true, true), (noSurvey.Wages is not null, noSurvey.Tightness is null));
        Assert.Equal([ReleaseTables.TightnessWithheld], noSurvey.Absent);
        Assert.Equal([ReleaseTables.Withheld], (await ReadAsync((source, purpose) => source != "dgie/work-permits" || purpose != DataUse.ShortageIndicators)).Absent);
    }

    [Theory]
    [InlineData("rssb", "payroll")]
    [InlineData("rssb", "employers")]
    [InlineData("mifotra", "vacancies")]
    [InlineData("nisr", "labour-force-survey")]
    public void The_agreements_that_evidence_rests_on_name_the_purpose(string agency, string dataset)
    {
        var agreement = ProtocolCatalog.Load(Repository.PathOf("protocols"), new(2026, 11, 1)).AgreementFor(AgencyId.Parse(agency), DatasetId.Parse(dataset));
        Assert.Null(DataUse.WhyNot(agreement, $"{agency}/{dataset}", DataUse.LabourMarketTest));
    }
}
