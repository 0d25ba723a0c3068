using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Makes values that one column takes, from nothing but the protocol.</summary>
sealed class CellSampler
{
    readonly Func<Random, string> _draw;

    public CellSampler(Column column, ProtocolCatalog catalog, ReferencePeriod period) => _draw = column switch
    {
        { ValidValues: { } values } => random => values[random.Next(values.Count)],
        { Codelist: { } name } => FromCodes(catalog.CodelistInForce(name, period.End), period.End),
        { Pattern: { } pattern } => new PatternSampler(pattern).Draw,
        { Type: LogicalType.Boolean } => random => random.Happens(0.5) ? "true" : "false",
        { Type: LogicalType.Date } => random =>
            random.Day(period.Start, period.End).ToString(column.DateFormat, CultureInfo.InvariantCulture),
        { Type: LogicalType.String } => random => new string((char)('A' + random.Next(26)), Math.Max(1, column.MinLength ?? 1)),
        _ => FromRange(column),
    };

    public string Draw(Random random) => _draw(random);

    // In a classification the finest codes are what a clerk would write.
    static Func<Random, string> FromCodes(Codelist list, DateOnly day)
    {
        var parents = list.Items.Values.Select(i => i.Parent).ToHashSet();
        string[] codes = [.. list.Items.Values.Where(i => !parents.Contains(i.Code) && !i.IsWithdrawn(day)).Select(i => i.Code).Order(StringComparer.Ordinal)];
        return random => codes[random.Next(codes.Length)];
    }

    static Func<Random, string> FromRange(Column column)
    {
        var low = column.Minimum ?? 0;
        var span = (column.Maximum ?? low + 100) - low;
        var digits = column.Type == LogicalType.Integer ? 0 : column.Scale ?? 2;
        return random =>
        {
            while (true)
            {
                var value = Math.Round(low + span * (decimal)random.NextDouble(), digits);
                if ((value != low || !column.MinimumIsExclusive) && (value != column.Maximum || !column.MaximumIsExclusive))
                    return value.ToString(CultureInfo.InvariantCulture);
            }
        };
    }
}
