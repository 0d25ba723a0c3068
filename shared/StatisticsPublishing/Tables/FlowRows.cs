using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Structures;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Tables;

/// <summary>The rows of one flow while they are put together. A key is the places of its codes, twelve bits for each dimension, so that keys order as rows do.</summary>
sealed class FlowRows(Dataflow flow, Trees trees)
{
    const int Bits = 12;

    readonly Dictionary<(UInt128 Key, ReferencePeriod Period), (double Value, ObservationStatus Status)> _rows = [];
    readonly CodeTree[] _trees = [.. flow.Dimensions.Select(d => trees.Of(d.Codelist))];

    public Dataflow Flow => flow;

    public IReadOnlyList<CodeTree> Trees => _trees;

    public int Count => _rows.Count;

    /// <summary>Adds to a cell's value; a cell that is not there begins at 0.</summary>
    public void Add(int[] places, ReferencePeriod period, double value, ObservationStatus status)
    {
        var key = (KeyOf(places), period);
        _rows[key] = (_rows.GetValueOrDefault(key).Value + value, status);
    }

    public void Withhold(int[] places, ReferencePeriod period) => _rows[(KeyOf(places), period)] = (double.NaN, ObservationStatus.Q);

    public IEnumerable<(int[] Places, ReferencePeriod Period, double Value, ObservationStatus Status)> Of(int dimension, int place) =>
        [.. _rows.Where(r => PlaceOf(r.Key.Key, dimension) == place).Select(r => (PlacesOf(r.Key.Key), r.Key.Period, r.Value.Value, r.Value.Status))];

    public double? ValueOf(int[] places, ReferencePeriod period) => _rows.TryGetValue((KeyOf(places), period), out var row) ? row.Value : null;

    public int DimensionOf(string id) => Enumerable.Range(0, flow.Dimensions.Length).FirstOrDefault(i => flow.Dimensions[i].Id == id, -1);

    /// <exception cref="InvalidDataException">The flow's list has no such code.</exception>
    public int PlaceOf(string dimension, string code) => _trees[DimensionOf(dimension)].List.PlaceOf(code) is >= 0 and var place
        ? place
        : throw new InvalidDataException($"{flow.Id}: {_trees[DimensionOf(dimension)].List.Id} has no code {code}.");

    public ObservationTable ToTable()
    {
        var rows = _rows.OrderBy(r => r.Key.Key).ThenBy(r => r.Key.Period).ToArray();
        var periods = rows.Select(r => r.Key.Period).Distinct().Order().ToArray();
        return new()
        {
            Flow = flow,
            Codes = [.. Enumerable.Range(0, flow.Dimensions.Length).Select(d => Array.ConvertAll(rows, r => (ushort)PlaceOf(r.Key.Key, d)))],
            Periods = periods,
            PeriodPlaces = Array.ConvertAll(rows, r => (ushort)Array.BinarySearch(periods, r.Key.Period)),
            Values = Array.ConvertAll(rows, r => r.Value.Value),
            Status = Array.ConvertAll(rows, r => r.Value.Status),
            Confidential = Array.ConvertAll(rows, r => r.Value.Status == ObservationStatus.Q),
        };
    }

    static UInt128 KeyOf(int[] places)
    {
        var key = UInt128.Zero;
        foreach (var place in places) key = (key << Bits) | (uint)place;
        return key;
    }

    int PlaceOf(UInt128 key, int dimension) => (int)((key >> (Bits * (flow.Dimensions.Length - 1 - dimension))) & ((1 << Bits) - 1));

    int[] PlacesOf(UInt128 key) => [.. Enumerable.Range(0, flow.Dimensions.Length).Select(d => PlaceOf(key, d))];
}
