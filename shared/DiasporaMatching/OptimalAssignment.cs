namespace Pipeline.DiasporaMatching;

/// <summary>
/// Gives each row at most one column and each column at most one row, so that the sum of the pairs' values is the greatest there is. Rows are added one by one
/// along the shortest augmenting path (Kuhn 1955, with Dijkstra on reduced costs as of Edmonds and Karp 1972, and Tomizawa 1971), on the pairs there are and not on a full matrix.
/// </summary>
/// <remarks>
/// Among assignments of the same value, the one is taken that serves rows, and uses columns, that come first: each pair has a bonus that is the higher the earlier
/// both are, and all bonuses together are worth less than one unit of value.
/// A row that stays free has a column of its own, of value 0, so that a path is always found.
/// </remarks>
sealed class OptimalAssignment
{
    const int None = -1;

    readonly PairGraph _graph;
    readonly long _scale;
    readonly long _most;
    readonly long[] _ofRow;
    readonly long[] _ofColumn;
    readonly int[] _rowOf;
    readonly int[] _columnOf;
    readonly long[] _distance;
    readonly int[] _from;
    readonly int[] _reached;
    readonly int[] _done;
    readonly PriorityQueue<int, (long Distance, int Column)> _next = new();
    readonly List<int> _settled = [];
    long _nearestFree;

    OptimalAssignment(PairGraph graph)
    {
        _graph = graph;
        var columns = graph.Columns + graph.Rows;
        _scale = checked((long)Math.Max(1, graph.Rows) * (graph.Rows + graph.Columns + 1L));
        for (var pair = 0; pair < graph.Pairs; pair++) _most = Math.Max(_most, graph.Value(pair));
        _most = checked((_most + 1) * _scale);
        (_ofRow, _ofColumn, _rowOf, _columnOf) = (new long[graph.Rows], new long[columns], new int[columns], new int[graph.Rows]);
        (_distance, _from, _reached, _done) = (new long[columns], new int[columns], new int[columns], new int[columns]);
        foreach (var array in (int[][])[_rowOf, _reached, _done]) Array.Fill(array, None);
    }

    /// <returns>The column of each row; -1 of a row that stays free.</returns>
    /// <exception cref="OverflowException">Values are so great that their sum is no 64-bit number.</exception>
    public static int[] Solve(PairGraph graph, CancellationToken ct = default)
    {
        var work = new OptimalAssignment(graph);
        for (var row = 0; row < graph.Rows; row++)
        {
            ct.ThrowIfCancellationRequested();
            work.Augment(row);
        }
        return [.. work._columnOf.Select(column => column < graph.Columns ? column : None)];
    }

    void Augment(int start)
    {
        _nearestFree = long.MaxValue;
        _next.Clear();
        _settled.Clear();
        _ofRow[start] = Cheapest(start);
        Relax(start, start, 0);
        while (true)
        {
            var column = _next.Dequeue();
            if (_done[column] == start) continue;
            _done[column] = start;
            if (_rowOf[column] == None)
            {
                Change(start, column);
                return;
            }
            _settled.Add(column);
            Relax(start, _rowOf[column], _distance[column]);
        }
    }

    /// <summary>Looks from a row, at a distance from the start, at all its columns.</summary>
    void Relax(int start, int row, long distance)
    {
        for (var pair = _graph.Start(row); pair < _graph.End(row); pair++) Offer(start, row, _graph.Column(pair), distance + Cost(row, pair) - _ofRow[row]);
        Offer(start, row, _graph.Columns + row, distance + _most - _ofRow[row]);
    }

    void Offer(int start, int row, int column, long distance)
    {
        distance -= _ofColumn[column];
        // What is no nearer than a free column that is known is not on the shortest path.
        if (distance >= _nearestFree || _done[column] == start || (_reached[column] == start && _distance[column] <= distance)) return;
        if (_rowOf[column] == None) _nearestFree = distance;
        (_reached[column], _distance[column], _from[column]) = (start, distance, row);
        _next.Enqueue(column, (distance, column));
    }

    /// <summary>Moves the prices so that no reduced cost is below zero, and takes the path that ends in a free column.</summary>
    void Change(int start, int end)
    {
        var length = _distance[end];
        _ofRow[start] += length;
        foreach (var column in _settled)
        {
            _ofRow[_rowOf[column]] += length - _distance[column];
            _ofColumn[column] -= length - _distance[column];
        }
        for (var column = end; ;)
        {
            var row = _from[column];
            var before = _columnOf[row];
            (_rowOf[column], _columnOf[row]) = (row, column);
            if (row == start) return;
            column = before;
        }
    }

    long Cheapest(int row)
    {
        var least = _most - _ofColumn[_graph.Columns + row];
        for (var pair = _graph.Start(row); pair < _graph.End(row); pair++) least = Math.Min(least, Cost(row, pair) - _ofColumn[_graph.Column(pair)]);
        return least;
    }

    long Cost(int row, int pair) => _most - _graph.Value(pair) * _scale - (_graph.Rows - row) - (_graph.Columns - _graph.Column(pair));
}
