using System.Globalization;
using Pipeline.Lake;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>One column of a row group, as texts, numbers or days; the others are not read.</summary>
sealed class ColumnCells
{
    string?[]? _texts;
    double?[]? _numbers;
    DateOnly?[]? _days;

    /// <exception cref="InvalidDataException">The file has no such column, or its type cannot be counted by.</exception>
    public static async Task<ColumnCells> ReadAsync(LakeReader reader, int group, string name, CancellationToken ct)
    {
        var type = reader.TypeOf(name);
        if (type == typeof(string)) return new() { _texts = await reader.ReadTextAsync(group, name, ct) };
        if (type == typeof(DateOnly)) return new() { _days = await reader.ReadAsync<DateOnly>(group, name, ct) };
        if (type == typeof(long)) return new() { _numbers = Array.ConvertAll(await reader.ReadAsync<long>(group, name, ct), v => (double?)v) };
        if (type == typeof(double)) return new() { _numbers = await reader.ReadAsync<double>(group, name, ct) };
        if (type == typeof(decimal)) return new() { _numbers = Array.ConvertAll(await reader.ReadAsync<decimal>(group, name, ct), v => (double?)v) };
        throw new InvalidDataException(type is null ? $"The file has no column {name}." : $"Column {name} holds {type.Name}, by which nothing is counted.");
    }

    /// <summary>A column of one row.</summary>
    public static ColumnCells Of(string? text) => new() { _texts = [text] };

    public string? Text(int row) => _texts is not null ? _texts[row] : _numbers?[row]?.ToString(CultureInfo.InvariantCulture);

    public double? Number(int row) => _numbers?[row];

    public DateOnly? Day(int row) => _days?[row];

    public bool IsPresent(int row) => _texts is not null ? _texts[row] is not null : _days is not null ? _days[row] is not null : _numbers![row] is not null;
}
