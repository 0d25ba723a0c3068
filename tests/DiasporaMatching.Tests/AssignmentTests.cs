using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.DiasporaMatching.Tests;

/// <summary>The assignment against all assignments there are.</summary>
public class AssignmentTests
{
    const int Largest = 8;

    /// <summary>Values of 0 to 1,000 by row and column; -1 where the gates are failed. Few different values, so that there are ties.</summary>
    static Gen<int[][]> Tables =>
        from rows in Gen.Choose(1, Largest)
        from columns in Gen.Choose(1, Largest)
        from most in Gen.Elements(3, 1000)
        from open in Gen.Choose(1, 10)
        from cells in Gen.Choose(0, 9).SelectMany(gate => Gen.Choose(0, most).Select(value => gate < open ? value : -1)).ArrayOf(columns).ArrayOf(rows)
        select cells;

    [Fact]
    public void It_is_worth_as_much_as_the_best_of_all_assignments() => Prop.ForAll(Arb.From(Tables), table =>
    {
        var columns = OptimalAssignment.Solve(Graph(table));
        return IsAssignment(table, columns) && Value(table, columns) == Best(table);
    }).Check(Laws.Cases(1000));

    [Fact]
    public void Greedy_is_an_assignment_and_never_worth_more() => Prop.ForAll(Arb.From(Tables), table =>
    {
        var greedy = GreedyAssignment.Solve(Graph(table));
        return IsAssignment(table, greedy) && Value(table, greedy) <= Best(table);
    }).Check(Laws.Cases());

    [Fact]
    public void Greedy_leaves_a_gap_where_the_best_pair_spoils_two_others()
    {
        int[][] table = [[10, 9], [9, -1]];
        Assert.Equal((18, 10), (Value(table, OptimalAssignment.Solve(Graph(table))), Value(table, GreedyAssignment.Solve(Graph(table)))));
    }

    [Fact]
    public void Among_equals_the_first_row_is_served_and_the_first_column_taken()
    {
        Assert.Equal([0, -1, -1], OptimalAssignment.Solve(Graph([[5], [5], [5]])));
        Assert.Equal([0], OptimalAssignment.Solve(Graph([[5, 5, 5]])));
        Assert.Equal([-1, 0], OptimalAssignment.Solve(Graph([[5], [6]])));
    }

    [Fact]
    public void A_pair_worth_nothing_is_still_a_pair() => Assert.Equal([0], OptimalAssignment.Solve(Graph([[0]])));

    [Fact]
    public void What_is_no_graph_has_no_assignment()
    {
        Assert.Empty(OptimalAssignment.Solve(Graph([])));
        Assert.Equal([-1, -1], OptimalAssignment.Solve(Graph([[-1], [-1]])));
    }

    static PairGraph Graph(int[][] table)
    {
        var graph = new PairGraph(table.Length, table.Length == 0 ? 0 : table[0].Length);
        foreach (var row in table)
        {
            for (var column = 0; column < row.Length; column++)
                if (row[column] >= 0) graph.Add(column, row[column]);
            graph.EndRow();
        }
        return graph;
    }

    static bool IsAssignment(int[][] table, int[] columns) =>
        columns.Length == table.Length && columns.Where(c => c >= 0).Distinct().Count() == columns.Count(c => c >= 0)
        && columns.Select((column, row) => column < 0 || table[row][column] >= 0).All(ok => ok);

    static int Value(int[][] table, int[] columns) => columns.Select((column, row) => column < 0 ? 0 : table[row][column]).Sum();

    /// <summary>The best of all: for each row every free column, or none. By the sets of taken columns.</summary>
    static int Best(int[][] table)
    {
        var best = new Dictionary<int, int> { [0] = 0 };
        foreach (var row in table)
        {
            var next = new Dictionary<int, int>(best);
            foreach (var (taken, value) in best)
                for (var column = 0; column < row.Length; column++)
                    if (row[column] >= 0 && (taken & (1 << column)) == 0)
                        next[taken | (1 << column)] = Math.Max(next.GetValueOrDefault(taken | (1 << column)), value + row[column]);
            best = next;
        }
        return best.Values.Max();
    }
}
