using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>What a clerk must know of a column to fill a cell of it.</summary>
/// <param name="MayBeEmpty">A cell may be left empty where the value is not known.</param>
/// <param name="Codes">The codes that it takes, with their meaning; empty when it takes other values, or more codes than <see cref="MostCodes"/>.</param>
/// <param name="CodeCount">How many codes it takes; 0 when it takes other values.</param>
/// <param name="Source">Web address of whoever keeps the list of codes, or null.</param>
public sealed record ColumnGuide(string Name, bool MayBeEmpty, IReadOnlyList<CodeMeaning> Codes, int CodeCount, string? Source)
{
    /// <summary>A longer list is not repeated in a report.</summary>
    public const int MostCodes = 60;

    /// <param name="names">The columns wanted.</param>
    internal static IReadOnlyList<ColumnGuide> Of(Protocol protocol, IEnumerable<Codelist> codelists, HashSet<string> names)
    {
        var lists = codelists.ToDictionary(c => c.Name);
        return [.. protocol.Columns.Where(c => names.Contains(c.Name)).Select(c => Of(c, c.Codelist is { } list ? lists.GetValueOrDefault(list) : null))];
    }

    static ColumnGuide Of(Column column, Codelist? list)
    {
        IReadOnlyList<CodeMeaning> codes = list is not null
            ? [.. list.Items.Values.OrderBy(i => i.Code, StringComparer.Ordinal).Select(i => new CodeMeaning(i.Code, i.Name))]
            : [.. (column.ValidValues ?? []).Select(v => new CodeMeaning(v, column.ValueLabels?.GetValueOrDefault(v)))];
        return new(column.Name, !column.Required, codes.Count > MostCodes ? [] : codes, codes.Count, list?.Source);
    }
}

/// <summary>A code and what it stands for, as far as that is written down.</summary>
public sealed record CodeMeaning(string Code, string? Meaning);
