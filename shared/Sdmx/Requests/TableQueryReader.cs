using System.Collections.Immutable;
using System.Globalization;
using System.IO.Enumeration;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Sdmx.Requests;

/// <summary>
/// Reads selections as PxWeb writes them: <c>valuecodes[DIMENSION]=</c> with codes between commas, patterns with <c>*</c> and <c>?</c>, or one of
/// <c>TOP(n)</c>, <c>BOTTOM(n)</c>, <c>FROM(code)</c>, <c>TO(code)</c>, <c>RANGE(code,code)</c>. TOP of periods are the newest. What is not named is whole.
/// </summary>
public static class TableQueryReader
{
    /// <exception cref="RefusedException">A selection names no dimension, or cannot be read.</exception>
    public static DataQuery Read(RawAddress address, FlowView flow)
    {
        var parameters = new ParameterReader(address, flow.Flow);
        var key = new CodeSet?[flow.Dimensions.Length];
        ImmutableArray<FilterExpression> times = [];
        foreach (var (name, value) in address.Parameters)
        {
            if (!name.StartsWith("valuecodes[", StringComparison.OrdinalIgnoreCase) || !name.EndsWith(']')) continue;
            var id = name["valuecodes[".Length..^1];
            var place = flow.PlaceOf(id);
            if (place < 0 && id != AttributeVocabulary.Time)
                throw RefusedException.Syntax(
                    "no-dimension", "There is no such dimension",
                    $"{flow.Flow.Id} has {string.Join(", ", flow.Dimensions.Select(d => d.Id))} and {AttributeVocabulary.Time}.", ("dataflow", flow.Flow.Id));
            var column = place < 0 ? flow.Time : flow.Dimensions[place];
            if (value is "" or "*") continue;
            var chosen = Select(value, column, isTime: place < 0);
            parameters.Note($"valuecodes[{id}]", string.Join(',', chosen.Select(c => column.Codes[c].Id)));
            if (place >= 0) key[place] = CodeSet.Both(key[place], CodeSet.Of(chosen));
            else times = [.. times, new([.. chosen.Select(c => ImmutableArray.Create(new FilterTerm(FilterOperator.Eq, column.Codes[c].Id)))])];
        }
        ImmutableArray<CodeSet?[]> keys = [key];
        return new() { Keys = keys, Times = times, DimensionAtObservation = DataQuery.AllDimensions, Canonical = parameters.Canonical(keys, flow.Structures) };
    }

    static List<int> Select(string value, Column column, bool isTime)
    {
        var parts = value.Split(',');
        if (value.Length > Limits.Key || parts.Length > Limits.CodesPerDimension) throw Unusable(column);
        var all = Enumerable.Range(0, column.Codes.Length);
        var open = value.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !value.EndsWith(')')) return [.. all.Where(place => parts.Any(part => FileSystemName.MatchesSimpleExpression(part, column.Codes[place].Id, ignoreCase: false)))];
        var arguments = value[(open + 1)..^1].Split(',');
        return value[..open].ToUpperInvariant() switch
        {
            "TOP" => isTime ? Last(Count()) : [.. all.Take(Count())],
            "BOTTOM" => isTime ? [.. all.Take(Count())] : Last(Count()),
            "FROM" => [.. all.Where(place => place >= Place(0))],
            "TO" => [.. all.Where(place => place <= Place(0))],
            "RANGE" when arguments.Length == 2 => [.. all.Where(place => place >= Place(0) && place <= Place(1))],
            _ => throw Unusable(column),
        };

        List<int> Last(int count) => [.. all.TakeLast(count)];

        int Count() => arguments.Length == 1 && int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Unusable(column);

        int Place(int argument) => all.FirstOrDefault(place => column.Codes[place].Id == arguments[argument].Trim(), -1) is >= 0 and var place ? place : throw Unusable(column);
    }

    static RefusedException Unusable(Column column) =>
        RefusedException.Parameter($"valuecodes[{column.Id}]", $"codes, patterns, TOP(n), BOTTOM(n), FROM(code), TO(code) or RANGE(code,code), at most {Limits.CodesPerDimension}");
}
