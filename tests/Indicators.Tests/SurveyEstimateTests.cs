using FsCheck;
using FsCheck.Fluent;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Shortage;
using Pipeline.Reference;

namespace Pipeline.Indicators.Tests;

public class SurveyEstimateTests
{
    static readonly ReferencePeriod Quarter = ReferencePeriod.Parse("2026-Q4");

    [Fact]
    public void What_was_kept_says_what_was_made() => Prop.ForAll(Sample.Persons(), persons =>
    {
        var inputs = new QuarterInputs([Sample.Partial([.. persons, .. persons.Select(p => p with { Year = 2023, Weight = p.Weight + 1 })])], [], [], [], []);
        var (estimation, made) = (new QuarterEstimation(Sample.Method, Quarter, 6), Make(inputs));
        var (own, kept) = (estimation.Run(inputs), estimation.Run(inputs.Counts, Read(Write(made))!, QuarterStocks.Of(inputs, Sample.Method, Quarter, 6)));
        return own.Cells.SequenceEqual(kept.Cells) && own.Cells.Count > 0
            && Enum.GetValues<Indicator>().All(i => Of(own.Indicators, i).SequenceEqual(Of(kept.Indicators, i)));
    }).Check(Laws.Cases(10));

    [Fact]
    public void Bytes_that_are_cut_short_or_of_another_version_or_classification_are_none()
    {
        SurveyEstimate none = new(0, false, null, [], new Dictionary<int, IReadOnlyList<SurveyIndicator>>(), []);
        Assert.NotNull(Read(Write(none)));
        var bytes = Write(Make(new([Sample.Partial([Sample.Person("A", "1", 100, "2221", 90_000), Sample.Person("A", "2", 100, "5223")])], [], [], [], [])));
        Assert.NotNull(Read(bytes));
        foreach (var length in (int[])[0, 3, 12, bytes.Length / 2, bytes.Length - 1]) Assert.Null(Read(bytes[..length]));
        Assert.Null(Read([9, .. bytes[1..]]));
        Assert.Null(SurveyEstimateFormat.Read(bytes, new(Sample.Tree.Nodes.Skip(1).SkipLast(1).Select(n => KeyValuePair.Create(n.Code, n.Code)))));
    }

    static SurveyEstimate Make(QuarterInputs inputs) => new SurveyEstimation(Sample.Method, Quarter, 6).Run(inputs.Survey);

    static byte[] Write(SurveyEstimate estimate) => SurveyEstimateFormat.Write(estimate, Sample.Tree);

    static SurveyEstimate? Read(byte[] bytes) => SurveyEstimateFormat.Read(bytes, Sample.Tree);

    static IEnumerable<double> Of(IndicatorEstimates estimates, Indicator indicator) =>
    [
        .. estimates.Point.Of(indicator), .. estimates.Counts[(int)indicator], .. estimates.Missing[(int)indicator].Select(m => (double)m), .. estimates.Variance![(int)indicator],
        .. estimates.Replicates.SelectMany(r => r.Of(indicator).ToArray()), .. estimates.OtherYears.OrderBy(o => o.Key).SelectMany(o => o.Value.Of(indicator).ToArray()),
    ];
}
