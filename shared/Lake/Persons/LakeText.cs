using System.Globalization;

namespace Pipeline.Lake;

/// <summary>Values of a lake file as texts for people, whatever their type.</summary>
public static class LakeText
{
    /// <summary>A column of a row group; null where the row has no value. Days are yyyy-MM-dd, numbers have a point.</summary>
    /// <exception cref="InvalidDataException">The file has no such column.</exception>
    public static async Task<string?[]> ReadAsync(LakeReader file, int group, string column, CancellationToken ct)
    {
        var type = file.TypeOf(column);
        if (type == typeof(string) || type is null) return await file.ReadTextAsync(group, column, ct);
        if (type == typeof(DateOnly)) return Texts(await file.ReadAsync<DateOnly>(group, column, ct), day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (type == typeof(long)) return Texts(await file.ReadAsync<long>(group, column, ct), n => n.ToString(CultureInfo.InvariantCulture));
        if (type == typeof(decimal)) return Texts(await file.ReadAsync<decimal>(group, column, ct), n => n.ToString(CultureInfo.InvariantCulture));
        return type == typeof(double)
            ? Texts(await file.ReadAsync<double>(group, column, ct), n => n.ToString("R", CultureInfo.InvariantCulture))
            : Texts(await file.ReadAsync<bool>(group, column, ct), truth => truth ? "true" : "false");
    }

    static string?[] Texts<T>(T?[] values, Func<T, string> text) where T : struct => [.. values.Select(v => v is { } value ? text(value) : null)];
}
