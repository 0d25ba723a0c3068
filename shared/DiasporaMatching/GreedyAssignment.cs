namespace Pipeline.DiasporaMatching;

/// <summary>Takes the most valuable pair whose row and column are free, again and again: what a person with a sorted list would do.</summary>
static class GreedyAssignment
{
    /// <returns>The column of each row; -1 of a row that stays free.</returns>
    public static int[] Solve(PairGraph graph)
    {
        var (rowOf, order) = (new int[graph.Pairs], new int[graph.Pairs]);
        for (var row = 0; row < graph.Rows; row++)
            for (var pair = graph.Start(row); pair < graph.End(row); pair++) (rowOf[pair], order[pair]) = (row, pair);
        // Pairs stand by row and then by column, which decides among equals.
        Array.Sort(order, (a, b) => graph.Value(b).CompareTo(graph.Value(a)) is var by and not 0 ? by : a.CompareTo(b));
        var (columns, taken) = (new int[graph.Rows], new bool[graph.Columns]);
        Array.Fill(columns, -1);
        foreach (var pair in order)
        {
            var (row, column) = (rowOf[pair], graph.Column(pair));
            if (columns[row] >= 0 || taken[column]) continue;
            (columns[row], taken[column]) = (column, true);
        }
        return columns;
    }
}
