using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;
using Pipeline.StatisticsPublishing.Publishing;
using Pipeline.StatisticsPublishing.Tables;
using Pipeline.Testing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>Tables made of a counted population, and the checks that each planted fault must not pass.</summary>
public sealed class PublicationProofsTests
{
    static readonly StatisticsDefinitions Definitions = StatisticsDefinitions.Read(ProtocolCatalog.Load(Repository.PathOf("protocols")));
    static readonly Trees Trees = new(Definitions.Structures);
    static readonly FlowDefinition Border = Definitions.Flows.First(f => f.Flow.Number == "T07");

    [Fact]
    public void Table_of_sums_passes() => Assert.Empty(Violations(_ => { }));

    [Fact]
    public void Count_below_the_base_is_found() => Assert.Contains(Violations(table => table.Values[RowOf(table, 5)] = 3), v => v.StartsWith("P1", StringComparison.Ordinal));

    [Fact]
    public void Group_that_is_not_the_sum_of_its_parts_is_found() => Assert.Contains(Violations(table => table.Values[0] += 5), v => v.StartsWith("P4", StringComparison.Ordinal));

    [Fact]
    public void Value_beside_the_flag_of_withholding_is_found() => Assert.Contains(Violations(table => table.Confidential[2] = true), v => v.StartsWith("P1", StringComparison.Ordinal));

    [Fact]
    public void Longer_periods_are_the_sums_of_all_their_months_or_are_not_there()
    {
        var table = Make("2026-01", "2026-02", "2026-03", "2026-04");
        Assert.Equal(["2026-Q1", "2026-01", "2026-02", "2026-03", "2026-04"], table.Periods.Select(p => $"{p}").OrderBy(p => p.Length == 7 && p[5] == 'Q' ? 0 : 1).ThenBy(p => p));
        double Total(string period) => Enumerable.Range(0, table.Count).Where(r => $"{table.Periods[table.PeriodPlaces[r]]}" == period && table.Codes.Skip(3).All(c => c[r] == 0)).Sum(r => table.Values[r]);
        Assert.Equal(Total("2026-01") + Total("2026-02") + Total("2026-03"), Total("2026-Q1"));
        Assert.True(Total("2026-Q1") > 0);
    }

    [Fact]
    public void Cells_of_zero_are_not_listed_but_for_the_total()
    {
        var table = Make("2026-01");
        Assert.All(Enumerable.Range(0, table.Count), r => Assert.True(table.Values[r] > 0 || table.Codes.Skip(3).All(c => c[r] == 0)));
    }

    /// <summary>The place of the finest cell counts: it is in no group's sum twice.</summary>
    static int RowOf(ObservationTable table, double value) => Enumerable.Range(0, table.Count).Where(r => table.Values[r] == value).DefaultIfEmpty(table.Count - 1).Last();

    static IReadOnlyList<string> Violations(Action<ObservationTable> fault)
    {
        var table = Make("2026-01");
        fault(table);
        return [.. PublicationProofs.Violations(Border, table, Definitions, Trees).Select(v => $"{v}")];
    }

    static ObservationTable Make(params string[] months)
    {
        var population = Definitions.Population("border-work");
        var random = new Random(7);
        string[] countries = ["UGA", "KEN", "TZA", "FRA", "BEL", "RWA"];
        IReadOnlyList<LeafCount> Leaves() =>
        [
            .. from sex in new[] { "F", "M" } from way in new[] { "IN", "OUT" } from country in countries from stay in new[] { "D0", "D1", "_U" }
               select new LeafCount([sex, way, country, stay], random.Next(0, 60), 0),
        ];
        var counted = new CountedPopulation(population, months.ToDictionary(m => ReferencePeriod.Parse(m), _ => Leaves()));
        var made = new BaseProtection(Definitions.Parameters, Trees, new byte[32]).Protect(counted, new Dictionary<ReferencePeriod, BaseTable>())!;
        Assert.Empty(made.Violations);
        var rows = new FlowRows(Border.Flow, Trees);
        Assert.Null(new CountFigures(rows, Border, made, Trees).Add(Border.Figures[0]));
        return rows.ToTable();
    }
}
