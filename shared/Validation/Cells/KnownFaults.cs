namespace Pipeline.Validation;

/// <summary>
/// Remembers what was found out about a column's wrong values, of which the short ones often come again: a code that the list does not
/// have, a word in another language. For one thread.
/// </summary>
sealed class KnownFaults(CellDiagnosis diagnosis)
{
    // Room for most values of a codelist.
    const int PlaceBits = 10;

    // A place is taken over by the next text that belongs there. Made when the first is wrong: most columns are in order.
    Known[] _known = [];
    bool _wasWrong;

    /// <summary>
    /// The rule that a text is known to break, or null where it is not known. Nothing is looked up behind a cell that was right: wrong cells come
    /// together, and a column in order must not pay for them.
    /// </summary>
    /// <param name="number">As it was given to <see cref="Explain"/>.</param>
    public Rule? Recall(ReadOnlySpan<byte> text, out int number, out long detail)
    {
        (number, detail) = (0, 0);
        if (!_wasWrong || _known.Length == 0 || !Utf8Set.IsPackable(text)) return null;
        var packed = Utf8Set.Pack(text);
        ref readonly var known = ref _known[Utf8Set.PlaceOf(packed, PlaceBits)];
        if (_wasWrong = known.Text == packed) (number, detail) = (known.Number, known.Detail);
        return _wasWrong ? known.Rule : null;
    }

    /// <inheritdoc cref="CellDiagnosis.Explain"/>
    /// <param name="number">Of the broken rule among those of the column.</param>
    public Rule Explain(ReadOnlySpan<byte> text, Rule broken, int number, out long detail)
    {
        _wasWrong = true;
        if (!Utf8Set.IsPackable(text)) return diagnosis.Explain(text, broken, out detail);
        if (_known.Length == 0) _known = new Known[1 << PlaceBits];
        var packed = Utf8Set.Pack(text);
        ref var known = ref _known[Utf8Set.PlaceOf(packed, PlaceBits)];
        if (known.Text != packed) known = new(packed, diagnosis.Explain(text, broken, out var found), number, found);
        detail = known.Detail;
        return known.Rule;
    }

    /// <inheritdoc cref="CellDiagnosis.Count"/>
    public void Count(long cells, Failures failures) => diagnosis.Count(cells, failures);

    readonly record struct Known(ulong Text, Rule Rule, int Number, long Detail);
}
