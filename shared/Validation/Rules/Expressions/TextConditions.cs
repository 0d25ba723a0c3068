using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>A text among constants.</summary>
sealed class MemberCondition(TextOperand operand, IReadOnlyCollection<string> texts) : Condition
{
    readonly Utf8Set _texts = new(texts);

    public override void Evaluate(Span<Truth> result)
    {
        var cells = operand.Evaluate(result.Length);
        for (var row = 0; row < result.Length; row++) result[row] = cells.HasValue(row) ? Of(known: true, _texts.Contains(cells[row])) : Truth.Unknown;
    }
}

/// <summary>A column's text among constants that are as short as codes are.</summary>
sealed class CodeCondition(RowColumn column, IReadOnlyCollection<string> codes) : Condition
{
    readonly Utf8Set _codes = new(codes);
    readonly ulong? _only = codes.Count == 1 ? Utf8Set.Pack(Encoding.UTF8.GetBytes(codes.First())) : null;

    public static bool IsFor(Expression operand, IEnumerable<string> texts) =>
        operand is Expression.Column or Expression.PreviousColumn && texts.All(t => Encoding.UTF8.GetByteCount(t) is > 0 and <= Utf8Set.MostPacked);

    public override void Evaluate(Span<Truth> result)
    {
        var texts = column.Packed(result.Length)[..result.Length];
        var states = column.States.AsSpan(0, result.Length);
        if (_only is { } code)
            for (var row = 0; row < result.Length; row++) result[row] = Of(states[row] == CellState.Valid, texts[row] == code);
        else
            for (var row = 0; row < result.Length; row++) result[row] = Of(states[row] == CellState.Valid, _codes.Contains(texts[row]));
    }
}

/// <summary>Two texts are the same.</summary>
sealed class SameTextCondition(TextOperand left, TextOperand right) : Condition
{
    public override void Evaluate(Span<Truth> result)
    {
        var first = left.Evaluate(result.Length);
        var second = right.Evaluate(result.Length);
        for (var row = 0; row < result.Length; row++)
            result[row] = first.HasValue(row) && second.HasValue(row) ? Of(known: true, first[row].SequenceEqual(second[row])) : Truth.Unknown;
    }
}

/// <summary>A text has the form of a pattern.</summary>
sealed class LikeCondition(TextOperand operand, LikeMatcher pattern) : Condition
{
    public override void Evaluate(Span<Truth> result)
    {
        var cells = operand.Evaluate(result.Length);
        for (var row = 0; row < result.Length; row++) result[row] = cells.HasValue(row) ? Of(known: true, pattern.IsMatch(cells[row])) : Truth.Unknown;
    }
}
