using System.Collections.Immutable;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Observations;

namespace Pipeline.Sdmx.Requests;

/// <summary>
/// Reads parameters <c>c[COMPONENT]=...</c> and says what they narrow: dimensions and what follows from the indicator become codes, time and what
/// is in the rows stay conditions.
/// </summary>
sealed class FilterReader(FlowView flow, ParameterReader parameters)
{
    readonly CodeSet?[] _codes = new CodeSet?[flow.Dimensions.Length];
    readonly List<FilterExpression> _values = [];
    ImmutableHashSet<ObservationStatus>? _status;
    ImmutableHashSet<bool>? _confidential;

    public ImmutableArray<FilterExpression> Times { get; private set; } = [];

    /// <summary>Whether no row at all can match.</summary>
    public bool IsNothing { get; private set; }

    public RowFilter Rows => new([.. _values], _status, _confidential is { Count: 1 } one ? one.First() : null);

    /// <summary>The keys, without the codes that a filter leaves out.</summary>
    public ImmutableArray<CodeSet?[]> Narrow(ImmutableArray<CodeSet?[]> keys) =>
        [.. keys.Select(key => key.Select((set, d) => CodeSet.Both(set, _codes[d])).ToArray())];

    public void Read(string name, string text)
    {
        if (!name.StartsWith("c[", StringComparison.Ordinal) || !name.EndsWith(']')) return;
        var component = name[2..^1];
        var dimension = flow.PlaceOf(component);
        var expression = FilterExpression.Parse(component, text);
        if (dimension >= 0) Among(dimension, flow.Dimensions[dimension], expression);
        else if (component == AttributeVocabulary.Time) Times = [.. Times, HeldTo(component, expression, term => TimeBound.TryParse(term.Value, out _))];
        else if (component == AttributeVocabulary.Value) _values.Add(HeldTo(component, expression, term => term.Number is not null));
        else if (!ReadAttribute(component, expression))
            throw RefusedException.Syntax(
                "filter-component", "A filter names no component", $"{flow.Flow.Id} has no component of the name in the filter. It has {Components}.",
                ("dataflow", flow.Flow.Id));
        parameters.Note($"c[{component}]", text);
    }

    string Components => string.Join(", ", flow.Dimensions.Append(flow.Time).Concat(flow.Attributes).Concat(flow.DatasetAttributes).Select(c => c.Id).Append(AttributeVocabulary.Value));

    bool ReadAttribute(string component, FilterExpression expression)
    {
        if (flow.DatasetAttributes.FirstOrDefault(a => a.Id == component) is { } single) IsNothing |= !expression.Matches(term => term.MatchesText(single.Codes[0].Id));
        else if (flow.Attributes.FirstOrDefault(a => a.Id == component) is not { } attribute) return false;
        else if (component == AttributeVocabulary.Status)
        {
            var asked = Matching(attribute, expression).Select(place => (ObservationStatus)place).ToImmutableHashSet();
            _status = _status?.Intersect(asked) ?? asked;
        }
        else if (component == AttributeVocabulary.Confidentiality)
        {
            var asked = Matching(attribute, expression).Select(place => place == 1).ToImmutableHashSet();
            _confidential = _confidential?.Intersect(asked) ?? asked;
            IsNothing |= _confidential.IsEmpty;
        }
        else ByIndicator(attribute, expression);
        return true;
    }

    void Among(int dimension, Column column, FilterExpression expression) =>
        _codes[dimension] = CodeSet.Both(_codes[dimension], CodeSet.Of(Matching(column, expression)));

    /// <summary>What an observation has from its indicator is asked of the indicators.</summary>
    void ByIndicator(Column attribute, FilterExpression expression)
    {
        var values = Matching(attribute, expression).Select(place => attribute.Codes[place].Id).ToHashSet();
        var dimension = flow.PlaceOf(Statistics.Structures.Dataflow.Indicator);
        var measures = flow.Flow.Measures.Where(m => values.Contains(FlowView.AttributeOf(m, attribute.Id))).Select(m => m.Id).ToHashSet();
        var indicators = flow.Dimensions[dimension].Codes;
        _codes[dimension] = CodeSet.Both(_codes[dimension], CodeSet.Of(Enumerable.Range(0, indicators.Length).Where(place => measures.Contains(indicators[place].Id))));
    }

    static IEnumerable<int> Matching(Column column, FilterExpression expression) =>
        Enumerable.Range(0, column.Codes.Length).Where(place => expression.Matches(term => term.MatchesText(column.Codes[place].Id)));

    static FilterExpression HeldTo(string component, FilterExpression expression, Func<FilterTerm, bool> isRead) =>
        expression.Terms.All(term => !term.IsAboutText && isRead(term)) ? expression : throw FilterExpression.Unusable(component);
}
