namespace Pipeline.Validation;

/// <summary>
/// Remembers what was found out about a column's wrong values, of which the short ones often come again: a code that the list does not
/// have, a word in another language. For one thread.
/// </summary>
sealed class KnownFaults(CellDiagnosis diagnosis)
{
    const int Places = 256;

    // A place is taken over by the next text that belongs there.
    readonly Known[] _known = new Known[Places];

    /// <inheritdoc cref="CellDiagnosis.Explain"/>
    public Rule Explain(ReadOnlySpan<byte> text, Rule broken, out long detail)
    {
        if (text.Length is 0 or > Utf8Set.MostPacked) return diagnosis.Explain(text, broken, out detail);
        var packed = Utf8Set.Pack(text);
        ref var known = ref _known[(byte)Utf8Set.Fold(packed)];
        if (known.Text != packed) known = new(packed, diagnosis.Explain(text, broken, out var found), found);
        detail = known.Detail;
        return known.Rule;
    }

    /// <inheritdoc cref="CellDiagnosis.Count"/>
    public void Count(long cells, Failures failures) => diagnosis.Count(cells, failures);

    readonly record struct Known(ulong Text, Rule Rule, long Detail);
}
