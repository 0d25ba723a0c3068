using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Lake;
using Pipeline.Protocols;

namespace Pipeline.Nightly.Tests;

/// <summary>What a run leaves out because an agreement does not let it be read.</summary>
public sealed class IndicatorRunAgreementTests(Storage storage) : Nights(storage)
{
    [Fact]
    public async Task Data_whose_agreement_does_not_name_the_purpose_is_left_out_and_the_summary_says_so()
    {
        LakePartition[] inputs = [await SurveyAsync(), await PermitsAsync()];
        var summary = await Run(With("work-permits", a => a with { Purposes = ["migration-statistics"] })).RunAsync(inputs, CancellationToken.None);
        var left = Assert.Single(summary.LeftOut);
        Assert.Equal(("dgie/work-permits@1.0.0", "shortage-indicators", 56L), (left.Agreement, left.Purpose, left.Rows));
        Assert.Contains("Add it to rw.purposes", left.Reason, StringComparison.Ordinal);
        Assert.Equal(["labour-force-survey"], summary.RowsIn.Keys);
        var readings = await new PublishedIndicators(Blobs).GetOccupationsAsync(2, CancellationToken.None);
        Assert.Equal(["nisr/labour-force-survey"], readings!.Sources);
        Assert.DoesNotContain(readings.Rows, r => r.Measure == Measures.PermitStock);
    }

    [Fact]
    public async Task Data_of_which_nothing_may_be_shared_further_is_left_out_of_what_is_published()
    {
        var summary = await Run(With("labour-force-survey", a => a with { OnwardSharing = OnwardSharing.None })).RunAsync([await SurveyAsync()], CancellationToken.None);
        Assert.Equal((RunState.NothingToDo, "nisr/labour-force-survey@1.1.0"), (summary.State, Assert.Single(summary.LeftOut).Agreement));
        Assert.Empty(Log.Written);
    }

    static ProtocolCatalog With(string dataset, Func<Agreement, Agreement> change) => new(
        [.. Catalog.Protocols.Select(p => $"{p.Dataset}" == dataset ? p with { Agreement = change(p.Agreement) } : p)], Catalog.Codelists);
}
