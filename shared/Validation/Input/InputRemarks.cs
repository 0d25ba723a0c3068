namespace Pipeline.Validation;

/// <summary>What was found while reading that does not stop it: how often, and where first.</summary>
sealed class InputRemarks
{
    const int MostNames = 100;

    readonly Dictionary<(InputProblemKind Kind, string Name), (long Count, long? Line)> _found = [];
    int _names;

    /// <summary>By kind: which of two kinds is met first may depend on how much of the text is looked through at a time.</summary>
    public IReadOnlyList<InputProblem> All =>
        [.. _found.OrderBy(f => f.Key.Kind).Select(f => InputRules.Remark(f.Key.Kind, f.Value.Count, f.Value.Line, f.Key.Name))];

    /// <param name="line">Of the first of them.</param>
    /// <param name="name">Tells remarks of one kind apart; past <see cref="MostNames"/> names the rest are one.</param>
    public void Add(InputProblemKind kind, long count = 1, long? line = null, string name = "")
    {
        if (name.Length > 0 && _names >= MostNames && !_found.ContainsKey((kind, name))) name = "…";
        if (name.Length > 0 && !_found.ContainsKey((kind, name))) _names++;
        _found[(kind, name)] = _found.TryGetValue((kind, name), out var known) ? (known.Count + count, known.Line) : (count, line);
    }
}
