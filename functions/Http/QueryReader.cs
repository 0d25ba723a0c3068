using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Pipeline.Functions.Http;

/// <summary>Reads the parameters of a query, and keeps the first that cannot be used.</summary>
sealed class QueryReader(IQueryCollection query)
{
    /// <summary>The answer to a query with a wrong parameter; null as long as there is none.</summary>
    public IActionResult? Problem { get; private set; }

    /// <summary>A parameter that may be left out.</summary>
    /// <param name="expected">What may be given, for a caller who gave something else.</param>
    /// <param name="read">Gives null for a text that cannot be used.</param>
    public T? Read<T>(string name, string expected, Func<string, T?> read)
    {
        if (!query.TryGetValue(name, out var texts)) return default;
        var value = texts is [{ Length: > 0 } text] ? read(text) : default;
        if (value is null) Problem ??= Problems.BadRequest(name, "not one that can be used", $"{expected}, once");
        return value;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string name, int least, int most, int otherwise) => (int)Number(name, (long)least, most, otherwise);

    public long Number(string name, long least, long most, long otherwise) => Read<long?>(
        name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null)
        ?? otherwise;

    /// <summary>A moment, or a day as the moment it begins in UTC.</summary>
    public DateTimeOffset? Time(string name) => Read<DateTimeOffset?>(
        name, "a day such as 2026-10-05, or a time such as 2026-10-05T08:00:00Z",
        text => DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null);

    /// <summary>A day by the calendar.</summary>
    public DateOnly? Day(string name) => Read<DateOnly?>(
        name, "a day written yyyy-MM-dd",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>A member of a vocabulary, by its exact name.</summary>
    public T? Member<T>(string name) where T : struct, Enum => Read<T?>(
        name, $"one of {string.Join(", ", Enum.GetNames<T>())}", text => Enum.GetNames<T>().Contains(text) ? Enum.Parse<T>(text) : null);
}
