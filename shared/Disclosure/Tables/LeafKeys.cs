namespace Pipeline.Disclosure.Tables;

/// <summary>
/// One number for each leaf of a population, in the order of its codes: the order everything is computed in, whatever order rows come in.
/// </summary>
sealed class LeafKeys
{
    readonly IReadOnlyList<Dimension> _dimensions;
    readonly ulong[] _strides;

    /// <exception cref="ArgumentException">The population has more possible leaves than 64 bits number.</exception>
    public LeafKeys(IReadOnlyList<Dimension> dimensions)
    {
        _dimensions = dimensions;
        _strides = new ulong[dimensions.Count];
        UInt128 stride = 1;
        for (var d = dimensions.Count - 1; d >= 0; d--)
        {
            _strides[d] = (ulong)stride;
            stride *= (uint)Math.Max(1, dimensions[d].Codes.Count);
            if (stride > ulong.MaxValue) throw new ArgumentException("The population has too many possible leaves: leave out a dimension or coarsen one.");
        }
    }

    public ulong[] Of(ushort[][] codes, int count)
    {
        if (codes.Length != _dimensions.Count)
            throw new ArgumentException($"The table has codes of {codes.Length} dimensions, expected {_dimensions.Count}.");
        var keys = new ulong[count];
        for (var d = 0; d < codes.Length; d++)
        {
            var column = codes[d];
            if (column.Length != count) throw new ArgumentException($"Dimension {_dimensions[d].Id} has {column.Length} codes for {count} leaves.");
            var size = _dimensions[d].Codes.Count;
            for (var i = 0; i < count; i++)
            {
                if (column[i] >= size) throw new ArgumentException($"Dimension {_dimensions[d].Id} has no code in place {column[i]}; it has {size} codes.");
                keys[i] += _strides[d] * column[i];
            }
        }
        return keys;
    }

    public int CodeOf(ulong key, int dimension) => (int)(key / _strides[dimension] % (ulong)Math.Max(1, _dimensions[dimension].Codes.Count));

    /// <summary>The leaf with another code in one dimension.</summary>
    public ulong With(ulong key, int dimension, int from, int to) => key - _strides[dimension] * (ulong)from + _strides[dimension] * (ulong)to;

    public ushort[][] CodesOf(ulong[] keys) => [.. Enumerable.Range(0, _dimensions.Count).Select(d => Array.ConvertAll(keys, k => (ushort)CodeOf(k, d)))];

    /// <summary>The leaf's codes in words, in the dimensions' order, parted by dots.</summary>
    public string TextOf(ulong key) => string.Join('.', _dimensions.Select((dimension, d) => dimension.Codes[CodeOf(key, d)]));
}
