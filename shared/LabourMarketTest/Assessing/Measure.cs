using System.Globalization;
using System.Text.Json;

namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>What a rule saw or asked for: a number, a word or a day; nothing when it has none. Holds no text of its own until it is written.</summary>
public readonly record struct Measure
{
    readonly decimal _number;
    readonly string? _word;
    readonly Kind _kind;

    enum Kind : byte { None, Number, Word, Day, Flag }

    Measure(Kind kind, decimal number, string? word) => (_kind, _number, _word) = (kind, number, word);

    public static Measure Of(decimal number) => new(Kind.Number, Canonical.Number(number), null);

    public static Measure Of(string word) => new(Kind.Word, 0, word);

    public static Measure Of(DateOnly day) => new(Kind.Day, day.DayNumber, null);

    public static Measure Of(bool flag) => new(Kind.Flag, flag ? 1 : 0, null);

    public bool IsNone => _kind == Kind.None;

    public void Write(Utf8JsonWriter writer, string name)
    {
        switch (_kind)
        {
            case Kind.None: break;
            case Kind.Number: writer.WriteNumber(name, _number); break;
            case Kind.Flag: writer.WriteBoolean(name, _number != 0); break;
            default: writer.WriteString(name, ToString()); break;
        }
    }

    public override string ToString() => _kind switch
    {
        Kind.None => "",
        Kind.Number => _number.ToString(CultureInfo.InvariantCulture),
        Kind.Flag => _number != 0 ? "true" : "false",
        Kind.Day => DateOnly.FromDayNumber((int)_number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => _word!,
    };
}
