namespace Pipeline.Validation;

/// <summary>Type and range of a cell that is not text.</summary>
struct ValueCheck<TParser>(TParser parser, Rule type, Bound? minimum, Bound? maximum) : ICellCheck
    where TParser : struct, ICellParser
{
    readonly bool _hasMinimum = minimum is not null;
    readonly bool _hasMaximum = maximum is not null;
    readonly long _minimum = minimum?.Value ?? 0;
    readonly long _maximum = maximum?.Value ?? 0;
    long _untyped;
    long _tooLow;

    public Rule? Check(ReadOnlySpan<byte> text, out long value)
    {
        if (!parser.TryParse(text, out value))
        {
            _untyped++;
            return type;
        }
        if (_hasMinimum && parser.IsLess(value, _minimum))
        {
            _tooLow++;
            return minimum!.Rule;
        }
        return _hasMaximum && parser.IsLess(_maximum, value) ? maximum!.Rule : null;
    }

    public void Count(long cells)
    {
        type.Evaluated += cells;
        var typed = cells - _untyped;
        if (minimum is not null) minimum.Rule.Evaluated += typed;
        if (maximum is not null) maximum.Rule.Evaluated += typed - _tooLow;
        (_untyped, _tooLow) = (0, 0);
    }
}

/// <summary>An end of a range in the representation of the column's values, and the rule that guards it.</summary>
sealed record Bound(Rule Rule, long Value);
