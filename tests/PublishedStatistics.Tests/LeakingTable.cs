using System.Text;
using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>What could go wrong with a release.</summary>
enum Leak
{
    /// <summary>True counts are published instead of rounded ones.</summary>
    TrueCounts,
    /// <summary>One margin is exact.</summary>
    ExactMargin,
    /// <summary>The same counts are published under a second base.</summary>
    SecondBase,
}

/// <summary>The table of border crossings as a fault could publish it.</summary>
static class LeakingTable
{
    const string Population = "border-work";
    const int SecondBase = 3;

    public static ObservationTable Of(Leak leak, ObservationTable table, Truth truth, StatisticsDefinitions definitions)
    {
        var exact = Sums(table, truth, definitions, b => [.. b.Leaves.Select(l => l.X)]);
        return leak switch
        {
            Leak.TrueCounts => table with { Values = exact },
            Leak.ExactMargin => WithExactMargin(table, exact),
            _ => table with { Values = Sums(table, truth, definitions, b => Rounded(b)) },
        };
    }

    /// <summary>A margin of one month that is not the sum of its parts: one that shows a dimension or two.</summary>
    static ObservationTable WithExactMargin(ObservationTable table, double[] exact)
    {
        var margin = Enumerable.Range(0, table.Count).Where(r => table.Periods[table.PeriodPlaces[r]].Frequency == Frequency.M
            && table.Codes.Skip(3).Count(column => column[r] != 0) is 1 or 2 && exact[r] != table.Values[r]).MaxBy(r => Math.Abs(exact[r] - table.Values[r]));
        var values = (double[])table.Values.Clone();
        values[margin] = exact[margin];
        return table with { Values = values };
    }

    /// <summary>The cells of the table as sums of what each leaf of the base tables is given.</summary>
    static double[] Sums(ObservationTable table, Truth truth, StatisticsDefinitions definitions, Func<BaseTable, int[]> figures)
    {
        var leaf = definitions.Population(Population).Leaf;
        var places = leaf.Select(l => table.Flow.Dimensions.ToList().FindIndex(d => d.Id == l.Id)).ToArray();
        var trees = leaf.Select(l => new Hierarchy(definitions.Structures.Codelist(l.Codelist))).ToArray();
        var lists = leaf.Select(l => definitions.Structures.Codelist(l.Codelist).Codes).ToArray();
        var months = truth.Of(Population).Select(b => (Period: ReferencePeriod.Parse(b.Period), b.Leaves, Figures: figures(b))).ToList();
        return
        [
            .. Enumerable.Range(0, table.Count).Select(row =>
            {
                var period = table.Periods[table.PeriodPlaces[row]];
                var codes = places.Select((d, i) => lists[i][table.Codes[d][row]].Id).ToArray();
                return (double)months.Where(m => m.Period.Start >= period.Start && m.Period.End <= period.End)
                    .Sum(m => m.Leaves.Select((l, i) => codes.Select((code, d) => trees[d].IsWithin(l.Codes[d], code)).All(w => w) ? m.Figures[i] : 0).Sum());
            }),
        ];
    }

    /// <summary>The leaves rounded for themselves, to another base and with another key.</summary>
    static int[] Rounded(BaseTable table)
    {
        var columns = Enumerable.Range(0, table.Leaves[0].Codes.Length).Select(d => table.Leaves.Select(l => l.Codes[d]).Distinct().Order(StringComparer.Ordinal).ToList()).ToArray();
        IReadOnlyList<Dimension> dimensions = [.. columns.Select((codes, d) => new Dimension($"d{d}", codes))];
        var counts = new CountTable
        {
            Dataset = table.Population,
            Period = table.Period,
            Dimensions = dimensions,
            Codes = [.. columns.Select((codes, d) => table.Leaves.Select(l => (ushort)codes.IndexOf(l.Codes[d])).ToArray())],
            Counts = [.. table.Leaves.Select(l => l.X)],
        };
        var other = SmallCountRounding.Protect(counts, Cube.WithMargins(dimensions, [.. dimensions.Select(_ => 0)]), new(SecondBase, Encoding.ASCII.GetBytes("another key of the second base 32")));
        var figures = Enumerable.Range(0, other.Published.Length).ToDictionary(
            i => string.Join('.', dimensions.Select((d, place) => d.Codes[other.Codes[place][i]])), i => other.Published[i]);
        return [.. table.Leaves.Select(l => figures.GetValueOrDefault(string.Join('.', l.Codes)))];
    }
}
