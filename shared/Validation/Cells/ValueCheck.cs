namespace Pipeline.Validation;

/// <summary>Type and range of a cell that is not text.</summary>
/// <param name="separator">Of decimals, if they are to be watched for; else 0.</param>
/// <param name="hidden">The warning that the value means none, if any value does.</param>
struct ValueCheck<TParser>(
    TParser parser, Rule type, Bound? minimum, Bound? maximum, TextRule? hidden, byte separator, KnownFaults faults) : ICellCheck
    where TParser : struct, ICellParser
{
    readonly bool _hasMinimum = minimum is not null;
    readonly bool _hasMaximum = maximum is not null;
    readonly long _minimum = minimum?.Value ?? 0;
    readonly long _maximum = maximum?.Value ?? 0;
    long _untyped;
    long _tooLow;
    long _tooHigh;
    bool _watches = separator != 0;

    public Rule? Check(ReadOnlySpan<byte> text, out long value)
    {
        if (faults.Recall(text, out _, out value) is { } known)
        {
            _untyped++;
            return known;
        }
        if (!parser.TryParse(text, out value))
        {
            _untyped++;
            return faults.Explain(text, type, 0, out value);
        }
        if (_hasMinimum && parser.IsLess(value, _minimum))
        {
            (value, _tooLow) = (0, _tooLow + 1);
            return minimum!.Rule;
        }
        if (_hasMaximum && parser.IsLess(_maximum, value))
        {
            (value, _tooHigh) = (0, _tooHigh + 1);
            return maximum!.Rule;
        }
        if (_watches && text.Contains(separator)) _watches = false;
        return hidden is null || hidden.IsMet(text) ? null : hidden.Rule;
    }

    public void Count(long cells, Failures failures)
    {
        faults.Count(cells, failures);
        failures.Evaluated(type, cells);
        var typed = cells - _untyped;
        if (minimum is not null) failures.Evaluated(minimum.Rule, typed);
        if (maximum is not null) failures.Evaluated(maximum.Rule, typed - _tooLow);
        if (hidden is not null) failures.Evaluated(hidden.Rule, typed - _tooLow - _tooHigh);
        if (separator != 0 && !_watches) failures.Observe(type, DecimalStyle.Agreed);
        _watches = separator != 0;
        (_untyped, _tooLow, _tooHigh) = (0, 0, 0);
    }
}

/// <summary>An end of a range in the representation of the column's values, and the rule that guards it.</summary>
sealed record Bound(Rule Rule, long Value);
