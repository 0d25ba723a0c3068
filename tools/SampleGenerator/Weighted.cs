namespace Pipeline.SampleGenerator;

/// <summary>A set to draw from in which some are likelier.</summary>
sealed class Weighted<T>
{
    readonly T[] _items;
    readonly double[] _cumulated;

    public Weighted(IEnumerable<T> items, Func<T, double> weight)
    {
        _items = [.. items];
        _cumulated = new double[_items.Length];
        var sum = 0d;
        for (var i = 0; i < _items.Length; i++) _cumulated[i] = sum += weight(_items[i]);
    }

    public T Draw(Random random) => At(random.NextDouble());

    /// <summary>The item at a share from 0 to 1 of all weight.</summary>
    public T At(double share)
    {
        var at = Array.BinarySearch(_cumulated, share * _cumulated[^1]);
        return _items[Math.Min(at < 0 ? ~at : at + 1, _items.Length - 1)];
    }
}
