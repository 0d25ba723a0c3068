namespace Pipeline.Disclosure.Rounding;

/// <summary>
/// Local search for the choices of the free leaves that keep the margins near the truth: it lowers the sum over cells of weight x residual² by moves
/// of one leaf and of two leaves that share a cell, until none gains much. All figures are whole, so the result is the same on every machine.
/// </summary>
/// <param name="cells">By free leaf, then by cube: the number of the cell the leaf is in; one row of <paramref name="weights"/>' length per
/// leaf.</param>
/// <param name="weights">By cube.</param>
/// <param name="residuals">By cell: published minus true, of the leaves as they stand at the start.</param>
/// <param name="choices"><see cref="LeafChoices.Most"/> places per free leaf; <paramref name="choiceCounts"/> says how many are in use.</param>
/// <param name="published">By free leaf: the choice at the start, and after <see cref="Run"/> the one found.</param>
sealed class RoundingSearch(int[] cells, int[] weights, int[] residuals, int[] choices, byte[] choiceCounts, int[] published)
{
    readonly long _weight = weights.Sum(w => (long)w);

    // A pass that gains less than this part of what is left is the last of its kind.
    const int Worthwhile = 1024;

    long _left;

    public void Run()
    {
        _left = SumOfSquares();
        do
        {
            while (IsWorthwhile(MoveSingles()))
            {
            }
        }
        while (IsWorthwhile(MovePairs()));
    }

    bool IsWorthwhile(long gain)
    {
        _left -= gain;
        return gain > _left / Worthwhile;
    }

    /// <summary>Over the cells that a free leaf is in; the others stay as they are.</summary>
    long SumOfSquares()
    {
        var weightOf = new int[residuals.Length];
        for (var k = 0; k < cells.Length; k++) weightOf[cells[k]] = weights[k % weights.Length];
        long sum = 0;
        for (var cell = 0; cell < residuals.Length; cell++) sum += (long)weightOf[cell] * residuals[cell] * residuals[cell];
        return sum;
    }

    long MoveSingles()
    {
        long gained = 0;
        for (var i = 0; i < published.Length; i++)
        {
            var (step, change) = Best(i, Pull(i), sign: 0);
            if (change >= 0) continue;
            Move(i, step);
            gained -= change;
        }
        return gained;
    }

    /// <summary>In each cell, the best leaf to raise with the best to lower: what neither gains alone they may gain together.</summary>
    long MovePairs()
    {
        var (up, down) = (new Candidates(residuals.Length), new Candidates(residuals.Length));
        for (var i = 0; i < published.Length; i++)
        {
            var pull = Pull(i);
            var (rise, riseGain) = Best(i, pull, sign: 1);
            var (fall, fallGain) = Best(i, pull, sign: -1);
            foreach (var cell in Row(i))
            {
                if (rise != 0) up.Offer(cell, i, riseGain);
                if (fall != 0) down.Offer(cell, i, fallGain);
            }
        }
        long gained = 0;
        for (var cell = 0; cell < residuals.Length; cell++)
            if (up.Leaf[cell] >= 0 && down.Leaf[cell] >= 0 && up.Leaf[cell] != down.Leaf[cell]) gained += MovePair(up.Leaf[cell], down.Leaf[cell]);
        return gained;
    }

    long MovePair(int riser, int faller)
    {
        var (rise, riseGain) = Best(riser, Pull(riser), sign: 1);
        var (fall, fallGain) = Best(faller, Pull(faller), sign: -1);
        if (rise == 0 || fall == 0) return 0;
        var change = riseGain + fallGain + 2L * rise * fall * Shared(riser, faller);
        if (change >= 0) return 0;
        Move(riser, rise);
        Move(faller, fall);
        return -change;
    }

    ReadOnlySpan<int> Row(int leaf) => cells.AsSpan(leaf * weights.Length, weights.Length);

    /// <summary>
    /// Sum of weight x residual over the leaf's cells. A leaf is in one cell of every cube, so a step d changes the whole by 2 d pull + d² weight.
    /// </summary>
    long Pull(int leaf)
    {
        long pull = 0;
        var row = Row(leaf);
        for (var c = 0; c < row.Length; c++) pull += (long)weights[c] * residuals[row[c]];
        return pull;
    }

    long Shared(int a, int b)
    {
        long shared = 0;
        var one = Row(a);
        var other = Row(b);
        for (var c = 0; c < one.Length; c++)
            if (one[c] == other[c]) shared += weights[c];
        return shared;
    }

    /// <summary>The step of a leaf that changes the sum least, upward or downward only if a sign is given; step 0 if there is none.</summary>
    (int Step, long Gain) Best(int leaf, long pull, int sign)
    {
        var (best, gain) = (0, long.MaxValue);
        for (var k = 0; k < choiceCounts[leaf]; k++)
        {
            long step = choices[leaf * LeafChoices.Most + k] - published[leaf];
            if (step == 0 || (sign != 0 && Math.Sign(step) != sign)) continue;
            var change = 2 * step * pull + step * step * _weight;
            if (change < gain) (best, gain) = ((int)step, change);
        }
        return (best, gain);
    }

    void Move(int leaf, int step)
    {
        published[leaf] += step;
        foreach (var cell in Row(leaf)) residuals[cell] += step;
    }

    readonly struct Candidates
    {
        public readonly int[] Leaf;
        readonly long[] _gain;

        public Candidates(int cells)
        {
            (Leaf, _gain) = (new int[cells], new long[cells]);
            Array.Fill(Leaf, -1);
        }

        public void Offer(int cell, int leaf, long gain)
        {
            if (Leaf[cell] >= 0 && gain >= _gain[cell]) return;
            (Leaf[cell], _gain[cell]) = (leaf, gain);
        }
    }
}
