using System.Globalization;

namespace Pipeline.Audit;

/// <summary>
/// The row keys of a stream in its partition: <c>~event|000000000001</c> and on, and <c>~head</c>. They sort after every key that begins with
/// a letter, a digit or another sign of ASCII, so that state rows never stand among them. State rows may not begin with the tilde.
/// </summary>
public static class AuditRows
{
    /// <summary>The sign that the trail's own rows begin with, and no state row.</summary>
    public const string Prefix = "~";

    /// <summary>The key of the row that says how far the stream goes.</summary>
    public const string Head = "~head";

    const string EventPrefix = "~event|";
    // The sign after the bar.
    const string AfterEvents = "~event}";
    const int Digits = 12;

    /// <summary>Whether a row is the trail's own, and not a caller's state.</summary>
    public static bool IsOwn(string rowKey) => rowKey.StartsWith(Prefix, StringComparison.Ordinal);

    internal static string Event(long number) => EventPrefix + number.ToString($"D{Digits}", CultureInfo.InvariantCulture);

    /// <summary>The number of an event's key; null when the key is not exactly as <see cref="Event"/> writes it.</summary>
    internal static long? NumberOf(string rowKey) =>
        rowKey.StartsWith(EventPrefix, StringComparison.Ordinal)
        && long.TryParse(rowKey.AsSpan(EventPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Event(number) == rowKey
            ? number
            : null;

    /// <summary>An OData filter for a stream's events from a number on, in their order.</summary>
    internal static string EventsFrom(string stream, long number) =>
        $"{InStream(stream)} and RowKey ge '{(number <= 1 ? EventPrefix : Event(number))}' and RowKey lt '{AfterEvents}'";

    internal static string InStream(string stream) => $"PartitionKey eq '{Quoted(stream)}'";

    internal static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
