using System.Collections.Immutable;
using System.Globalization;

namespace Pipeline.Sdmx.Requests;

/// <summary>How a value is compared.</summary>
public enum FilterOperator
{
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    /// <summary>Contains.</summary>
    Co,
    /// <summary>Does not contain.</summary>
    Nc,
    /// <summary>Starts with.</summary>
    Sw,
    /// <summary>Ends with.</summary>
    Ew,
}

/// <summary>One comparison.</summary>
public sealed record FilterTerm(FilterOperator Operator, string Value)
{
    public bool MatchesText(string text) => Operator switch
    {
        FilterOperator.Eq => text == Value,
        FilterOperator.Ne => text != Value,
        FilterOperator.Co => text.Contains(Value, StringComparison.Ordinal),
        FilterOperator.Nc => !text.Contains(Value, StringComparison.Ordinal),
        FilterOperator.Sw => text.StartsWith(Value, StringComparison.Ordinal),
        FilterOperator.Ew => text.EndsWith(Value, StringComparison.Ordinal),
        _ => Holds(string.CompareOrdinal(text, Value)),
    };

    /// <summary>A missing number matches nothing.</summary>
    public bool MatchesNumber(double number, double value) => !double.IsNaN(number) && Holds(number.CompareTo(value));

    /// <summary>A period equals one of the same days; it is before or after another by its first and last days.</summary>
    public bool MatchesTime(TimeBound period, TimeBound value) => Operator switch
    {
        FilterOperator.Eq => period == value,
        FilterOperator.Ne => period != value,
        FilterOperator.Lt => period.End < value.Start,
        FilterOperator.Le => period.End <= value.End,
        FilterOperator.Gt => period.Start > value.End,
        _ => period.Start >= value.Start,
    };

    /// <summary>The value as a number; null when it is none.</summary>
    public double? Number =>
        double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public bool IsAboutText => Operator is FilterOperator.Co or FilterOperator.Nc or FilterOperator.Sw or FilterOperator.Ew;

    bool Holds(int order) => Operator switch
    {
        FilterOperator.Eq => order == 0,
        FilterOperator.Ne => order != 0,
        FilterOperator.Lt => order < 0,
        FilterOperator.Le => order <= 0,
        FilterOperator.Gt => order > 0,
        _ => order >= 0,
    };
}

/// <summary>The value of a parameter <c>c[COMPONENT]</c>: terms joined by <c>+</c> hold together, of groups joined by <c>,</c> one must.</summary>
/// <param name="Any">Groups whose terms all must hold.</param>
public sealed record FilterExpression(ImmutableArray<ImmutableArray<FilterTerm>> Any)
{
    /// <exception cref="RefusedException">It is empty, or has more terms than are read.</exception>
    public static FilterExpression Parse(string component, string text)
    {
        if (text.Length == 0 || text.Length > Limits.Key || text.AsSpan().Count(',') + text.AsSpan().Count('+') >= Limits.Terms) throw Unusable(component);
        return new([.. text.Split(',').Select(group => ImmutableArray.CreateRange(group.Split('+').Select(term => Term(component, term))))]);
    }

    public IEnumerable<FilterTerm> Terms => Any.SelectMany(group => group);

    public bool Matches(Func<FilterTerm, bool> holds)
    {
        foreach (var group in Any)
            if (group.All(holds)) return true;
        return false;
    }

    /// <summary>The refusal of an expression that the component cannot be held to.</summary>
    public static RefusedException Unusable(string component) => RefusedException.Syntax(
        "filter", "A filter cannot be used",
        $"The filter on {component} cannot be read. Expected: values, each with eq, ne, lt, le, gt or ge and a colon before it (co, nc, sw or ew for texts), joined by , (or) and + (and).",
        ("component", component));

    static FilterTerm Term(string component, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon == 2 && char.IsAsciiLetterLower(text[0]) && Enum.TryParse<FilterOperator>(text[..2], ignoreCase: true, out var known))
            return text.Length > 3 ? new(known, text[3..]) : throw Unusable(component);
        return text.Length > 0 ? new(FilterOperator.Eq, text) : throw Unusable(component);
    }
}
