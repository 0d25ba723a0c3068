using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Sdmx.Data;

/// <summary>Which components are the series' and which the observations', and the rows in the order in which they are written then.</summary>
public sealed class Layout
{
    readonly int[] _current;

    Layout(IReadOnlyList<Column> series, IReadOnlyList<Column> observation, IEnumerable<int> rows) =>
        (Series, Observation, Rows, _current) = (series, observation, rows, new int[series.Count]);

    /// <summary>None when observations stand alone.</summary>
    public IReadOnlyList<Column> Series { get; }

    public IReadOnlyList<Column> Observation { get; }

    public IEnumerable<int> Rows { get; }

    public bool IsFlat => Series.Count == 0;

    public IEnumerable<Column> All => Series.Concat(Observation);

    /// <exception cref="RefusedException">Too many observations to put them in another order than the table's.</exception>
    public static Layout Of(DataMessage message)
    {
        var (flow, at) = (message.Flow, message.Query.DimensionAtObservation);
        if (at == DataQuery.AllDimensions && message.HasObservations) return new([], [.. flow.Dimensions, flow.Time], message.Slice.Rows());
        if (flow.PlaceOf(at) is not (>= 0 and var place)) return new(flow.Dimensions, [flow.Time], message.Slice.Rows());
        if (message.Slice.Count > Limits.HeldObservations)
            throw RefusedException.Of(
                RefusalKind.TooLarge, "too-many-observations", "Too many observations",
                $"At most {Limits.HeldObservations} are put in the order of a dimension. Select fewer, or ask by TIME_PERIOD.", ("limit", Limits.HeldObservations));
        List<Column> series = [.. flow.Dimensions.RemoveAt(place), flow.Time];
        var rows = message.Slice.Rows().ToArray();
        Array.Sort(rows, new Order([.. series, flow.Dimensions[place]]));
        return new(series, [flow.Dimensions[place]], rows);
    }

    /// <summary>Whether a row begins another series than the row before it. Rows are asked about once, in their order; the first begins one.</summary>
    public bool BeginsSeries(int row)
    {
        var begins = false;
        for (var i = 0; i < _current.Length; i++)
        {
            var place = Series[i].PlaceAt(row);
            begins |= place != _current[i];
            _current[i] = place;
        }
        return begins;
    }

    /// <summary>Makes ready for the first row of <see cref="BeginsSeries"/>.</summary>
    public void Restart() => Array.Fill(_current, -1);

    sealed class Order(Column[] columns) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            foreach (var column in columns)
                if (column.PlaceAt(x).CompareTo(column.PlaceAt(y)) is not 0 and var order) return order;
            return 0;
        }
    }
}
