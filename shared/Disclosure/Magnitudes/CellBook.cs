namespace Pipeline.Disclosure.Magnitudes;

/// <summary>The sums and contributors of every leaf and cell of a table of magnitudes.</summary>
sealed class CellBook
{
    readonly Dictionary<int, Dictionary<int, long>> _cells = [];
    readonly Dictionary<int, List<ulong>> _leaves = [];

    public CellBook(MagnitudeTable table, CellLayout layout)
    {
        Layout = layout;
        Values = new long[layout.CellCount];
        var keys = layout.Leaves.Of(table.Codes, table.Amounts.Length);
        var leaves = new SortedDictionary<ulong, Leaf>();
        Span<ushort> codes = stackalloc ushort[table.Dimensions.Count];
        for (var row = 0; row < keys.Length; row++)
        {
            for (var d = 0; d < codes.Length; d++) codes[d] = table.Codes[d][row];
            if (!leaves.TryGetValue(keys[row], out var leaf)) leaves.Add(keys[row], leaf = new(codes.ToArray()));
            leaf.Add(table.Contributors[row], table.Amounts[row]);
            for (var cube = 0; cube < layout.Cubes.Count; cube++)
            {
                var cell = layout.CellOf(cube, codes);
                Values[cell] += table.Amounts[row];
                if (!_cells.TryGetValue(cell, out var amounts)) _cells.Add(cell, amounts = []);
                amounts[table.Contributors[row]] = amounts.GetValueOrDefault(table.Contributors[row]) + table.Amounts[row];
            }
        }
        foreach (var (key, leaf) in leaves)
        {
            Leaves.Add(key, leaf);
            for (var cube = 0; cube < layout.Cubes.Count; cube++)
            {
                var cell = layout.CellOf(cube, leaf.Codes);
                if (!_leaves.TryGetValue(cell, out var behind)) _leaves.Add(cell, behind = []);
                behind.Add(key);
            }
        }
    }

    public CellLayout Layout { get; }

    /// <summary>By cell number.</summary>
    public long[] Values { get; }

    /// <summary>The leaves with contributors, by their codes as one number.</summary>
    public Dictionary<ulong, Leaf> Leaves { get; } = [];

    /// <summary>The leaves with contributors behind a cell, in the order of their codes.</summary>
    public IReadOnlyList<ulong> LeavesOf(int cell) => _leaves.TryGetValue(cell, out var leaves) ? leaves : [];

    /// <summary>The cells with contributors, in order.</summary>
    public IEnumerable<int> Cells => _cells.Keys.Order();

    public IReadOnlyDictionary<int, long> AmountsOf(int cell) => _cells.TryGetValue(cell, out var amounts) ? amounts : new Dictionary<int, long>();

    /// <summary>
    /// Adds the contributor that alone stands behind a cell, and so knows its figure; not where it also stands alone behind <paramref name="own"/>.
    /// </summary>
    public void AddInsider(int cell, int own, HashSet<int> insiders)
    {
        if (!_cells.TryGetValue(cell, out var amounts) || amounts.Count != 1) return;
        var (insider, behind) = (amounts.Keys.First(), AmountsOf(own));
        if (behind.Count != 1 || !behind.ContainsKey(insider)) insiders.Add(insider);
    }

    /// <summary>One finest combination of codes with what each contributor adds to it.</summary>
    public sealed class Leaf(ushort[] codes)
    {
        readonly Dictionary<int, long> _amounts = [];

        public ushort[] Codes { get; } = codes;

        public long Value { get; private set; }

        public void Add(int contributor, long amount)
        {
            _amounts[contributor] = _amounts.GetValueOrDefault(contributor) + amount;
            Value += amount;
        }

        /// <summary>
        /// How far the leaf can fall without any one contributor but the <paramref name="spared"/> largest being able to tell: each knows its own
        /// amount.
        /// </summary>
        public long Room(int spared) => Math.Max(0, Value - Math.Max(0, _amounts.Values.OrderDescending().Skip(spared).FirstOrDefault()));
    }
}
