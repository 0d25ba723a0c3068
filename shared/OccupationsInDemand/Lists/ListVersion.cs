using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Pipeline.OccupationsInDemand;

/// <summary>What gives a list its force.</summary>
/// <param name="Name">Such as "Ministerial Instructions determining the occupations in demand".</param>
/// <param name="Reference">Its number and where it was published.</param>
public sealed record LegalInstrument(string Name, string Reference);

/// <summary>One occupation on a list.</summary>
/// <param name="Isco08">A unit group of ISCO-08.</param>
/// <param name="Since">The first day that it is on the list without a break.</param>
/// <param name="LegalRef">What put it there.</param>
public sealed record ListEntry(string Isco08, DateOnly Since, string LegalRef);

/// <summary>A list as it holds from a day on, until the next one does. Never changed once published.</summary>
/// <param name="Round">The reference quarter of the review that it follows from; null of one that was loaded.</param>
/// <param name="Decisions">Ids of the steering committee's decisions behind it.</param>
/// <param name="Entries">By code, each once.</param>
public sealed record ListVersion(
    DateOnly ValidFrom, LegalInstrument Instrument, string? Round, IReadOnlyList<string> Decisions, IReadOnlyList<ListEntry> Entries)
{
    /// <summary>The day that it holds from, which is its name: no two versions begin on one day.</summary>
    public string Id => IdOf(ValidFrom);

    public static string IdOf(DateOnly validFrom) => validFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public ListEntry? Find(string isco08) => Entries.FirstOrDefault(e => e.Isco08 == isco08);

    /// <summary>UTF-8 JSON; the same list gives the same bytes, whatever the order of its entries.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        this with { Entries = [.. Entries.OrderBy(e => e.Isco08, StringComparer.Ordinal)], Decisions = [.. Decisions.Order(StringComparer.Ordinal)] }, Documents.Json);

    /// <summary>Lower-case hex hash of <see cref="ToJson"/>: 64 digits.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(ToJson()));
}

/// <summary>A version and how it came on record.</summary>
/// <param name="Sha256">Of its content.</param>
/// <param name="PublishedBy">The pseudonym of the account.</param>
public sealed record PublishedVersion(ListVersion List, string Sha256, DateTimeOffset PublishedAt, string PublishedBy);
