using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Decisions;

public sealed record StoredCalendar(DateOnly From, DateOnly To, string Source, IReadOnlyDictionary<DateOnly, string> Days);

public sealed record StoredCodes(string Version, IReadOnlyList<string> Codes);

public sealed record StoredList(string Id, string Version, DateOnly From, DateOnly? To, IReadOnlyList<string> Codes);

public sealed record StoredWages(string Version, string Source, string Period, string Currency, decimal? NationalMedian,
    IReadOnlyDictionary<string, decimal> RegionMedians, IReadOnlyList<WageCell> Cells);

public sealed record StoredTightness(string Version, string Period, IReadOnlyList<TightnessCell> Cells);

/// <summary>
/// Everything besides the application that an assessment was made from, in full, as one document: with it a case can be judged again when the program,
/// the list, the release and the calendar have long moved on.
/// </summary>
/// <param name="General">The rule set of the general track, as it was written.</param>
/// <param name="Eac">That of the EAC track; null when none was in force.</param>
/// <param name="Law">The data files of the law book, by name.</param>
/// <param name="Texts">The texts of reasons.</param>
/// <param name="Wages">Null when there was no release with pay, or it may not be used.</param>
public sealed record StoredInputs(JsonElement General, JsonElement? Eac, IReadOnlyDictionary<string, JsonElement> Law, JsonElement Texts, StoredCalendar Calendar,
    StoredCodes Occupations, IReadOnlyList<StoredList> Lists, StoredWages? Wages, StoredTightness? Tightness)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="InvalidDataException">The bytes are no such document.</exception>
    public static StoredInputs Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredInputs>(json, Json) ?? throw new InvalidDataException("The stored inputs are empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The stored inputs cannot be read, at {e.Path ?? "$"}.", e);
        }
    }

    /// <summary>The assessor that judges by them, and the texts that explain.</summary>
    /// <exception cref="InvalidDataException">A part of them cannot be understood by this version of the program.</exception>
    public (Assessor Assessor, ReasonTexts Texts) Open()
    {
        var general = RuleSetReader.Read("stored rule set", Bytes(General));
        var eac = Eac is { } e ? RuleSetReader.Read("stored rule set of the EAC track", Bytes(e)) : null;
        var inputs = new Inputs(LawBook.Of(Law.ToDictionary(f => f.Key, f => Bytes(f.Value))),
            new("isco08", Occupations.Version, DateOnly.MinValue, null, Occupations.Codes.ToFrozenDictionary(c => c, c => new CodelistItem(c, c))),
            new([.. Lists.Select(l => new OccupationList(l.Id, l.Version, l.From, l.To, l.Codes.ToFrozenSet()))]),
            Wages is { } w ? new(w.Version, w.Source, w.Period, w.Currency, w.NationalMedian, w.RegionMedians.ToFrozenDictionary(), w.Cells.ToFrozenDictionary(c => c.Code)) : null,
            null,
            new(new HolidayCalendar(Calendar.From, Calendar.To, Calendar.Source, Calendar.Days)),
            Tightness is { } t ? new(t.Version, t.Period, t.Cells.ToFrozenDictionary(c => c.Code)) : null);
        return (new(general, eac, inputs), ReasonTexts.Of("stored texts", Bytes(Texts)));
    }

    static byte[] Bytes(JsonElement json) => Encoding.UTF8.GetBytes(json.GetRawText());
}
