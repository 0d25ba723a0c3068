using Pipeline.Coordination;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Indicators.Shortage;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Tables;
using Pipeline.Testing;

namespace Pipeline.StatisticsPublishing.Tests;

public sealed class OtherFiguresTests
{
    static readonly StatisticsDefinitions Definitions = StatisticsDefinitions.Read(ProtocolCatalog.Load(Repository.PathOf("protocols")));

    [Fact]
    public void Indicators_are_told_by_unit_group_and_what_the_run_withholds_is_withheld()
    {
        CompositeRow Score(string isco08, double? score, Quality quality) => new(
            "2026-Q3", "rsi", isco08, score, 1, 5, 2, 0.4, 1, 1, 100, 0.1, 0, 1, 1, 1, 2, score, ShortageClass.Shortage, MissingReason.None, quality);
        SubIndexRow Wage(string isco08, double? x, Quality quality) => new("2026-Q3", isco08, Indicator.Wage, x, 0, x, x, 1, 0, 3, 1, false, MissingReason.None, 40, 0.1, quality);
        var readings = new ShortageReadings(
            "run", DateTimeOffset.UnixEpoch, ["nisr/labour-force-survey"], "2026-Q3", [Wage("221", 0.0342, Quality.Ok), Wage("222", null, Quality.Suppressed), Wage("2211", 0.1, Quality.Ok)],
            [Score("221", 0.71234, Quality.Ok), Score("222", null, Quality.Suppressed)], [], [], new Dictionary<string, string>());
        var table = Make("T11", (figures, figure) => figures.AddIndicators(figure, readings));

        Assert.Equal(
            ["221 SCORE 0.712 E F", "221 WAGE 3.4 E F", "2211 WAGE 10 E F", "222 SCORE NaN Q C", "222 WAGE NaN Q C"],
            Rows(table, "OCCUPATION").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Scorecards_are_told_as_they_are_and_an_unknown_dataset_is_passed_over()
    {
        ScorecardRow[] scorecards = [new("dgie", "work-permits", 12, 91.67, 99.5, 1.25, null), new("dgie", "new-dataset", 1, 100, 100, 0, 100)];
        var table = Make("T17", (figures, figure) => figures.AddScorecards(figure, scorecards, ReferencePeriod.Parse("2026-10")));
        Assert.Equal(["work-permits COMPLETENESS 91.67 A F", "work-permits LATENESS 1.25 A F", "work-permits VALIDITY 99.5 A F"], Rows(table, "DATASET").Order(StringComparer.Ordinal));
    }

    static ObservationTable Make(string number, Action<OtherFigures, Figure> add)
    {
        var definition = Definitions.Flows.First(f => f.Flow.Number == number);
        var rows = new FlowRows(definition.Flow, new Trees(Definitions.Structures));
        foreach (var figure in definition.Figures) add(new(rows), figure);
        return rows.ToTable();
    }

    static IEnumerable<string> Rows(ObservationTable table, string dimension)
    {
        var (of, indicator) = (table.Flow.Dimensions.ToList().FindIndex(d => d.Id == dimension), table.Flow.Dimensions.ToList().FindIndex(d => d.Id == "INDICATOR"));
        var list = Definitions.Structures.Codelist(table.Flow.Dimensions[of].Codelist);
        return Enumerable.Range(0, table.Count).Select(r => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{list.Codes[table.Codes[of][r]].Id} {table.Flow.Measures[table.Codes[indicator][r]].Id} {table.Values[r]} {table.Status[r]} {(table.Confidential[r] ? 'C' : 'F')}"));
    }
}
