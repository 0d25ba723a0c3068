using System.Globalization;
using System.Text.Json;

namespace Pipeline.LabourMarketTest.Applications.Reading;

/// <summary>Reads an application and lists everything that is wrong with its form at once. Facts that are missing or contradict each other are for the rules.</summary>
public static class ApplicationReader
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <returns>The application, or null with every fault.</returns>
    public static (Application? Application, IReadOnlyList<ApplicationFault> Faults) Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var faults = new List<ApplicationFault>();
            Check(ApplicationFields.Root, document.RootElement, "", faults);
            return faults.Count > 0 ? (null, faults) : (ApplicationJson.Parse(json.Span), faults);
        }
        catch (JsonException e)
        {
            return (null, [new("", null, "one JSON object, in UTF-8", string.Create(CultureInfo.InvariantCulture,
                $"It stops being JSON in line {e.LineNumber + 1 ?? 1}, byte {e.BytePositionInLine + 1 ?? 1}. Mend it there."))]);
        }
        catch (InvalidOperationException)
        {
            return (null, [new("", null, "one JSON object, in UTF-8", "A text in it is not Unicode. Save it as UTF-8.")]);
        }
    }

    static void Check(Field field, JsonElement value, string place, List<ApplicationFault> faults)
    {
        switch (field.Kind)
        {
            case FieldKind.Facts when value.ValueKind == JsonValueKind.Object: Members(field, value, place, faults); break;
            case FieldKind.Flags when value.ValueKind == JsonValueKind.Object: Flags(field, value, place, faults); break;
            case FieldKind.Items or FieldKind.Texts when value.ValueKind == JsonValueKind.Array: Items(field, value, place, faults); break;
            default:
                if (!IsValue(field, value)) faults.Add(ApplicationFault.Wrong(place, field, value.GetRawText()));
                break;
        }
    }

    static void Members(Field field, JsonElement value, string place, List<ApplicationFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{place}/{Escape(member.Name)}";
            if (!field.ByName.TryGetValue(member.Name, out var known)) faults.Add(ApplicationFault.Unknown(at, field.Members!.Select(m => m.Name)));
            else if (!seen.Add(member.Name)) faults.Add(ApplicationFault.Twice(at, known.Expected));
            else Check(known, member.Value, at, faults);
        }
        foreach (var missing in field.Members!.Where(m => m.IsRequired && !seen.Contains(m.Name)))
            faults.Add(ApplicationFault.Missing($"{place}/{missing.Name}", missing));
    }

    static void Items(Field field, JsonElement value, string place, List<ApplicationFault> faults)
    {
        if (value.GetArrayLength() > ApplicationFields.MostItems)
        {
            faults.Add(ApplicationFault.TooMany(place));
            return;
        }
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{place}/{index++}");
            if (field.Kind == FieldKind.Items && item.ValueKind == JsonValueKind.Object) Members(field, item, at, faults);
            else if (field.Kind == FieldKind.Items || item.ValueKind != JsonValueKind.String || !field.Takes(item.GetString()!))
                faults.Add(ApplicationFault.Wrong(at, field, item.GetRawText()));
        }
    }

    static void Flags(Field field, JsonElement value, string place, List<ApplicationFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{place}/{Escape(member.Name)}";
            if (!seen.Add(member.Name)) faults.Add(ApplicationFault.Twice(at, field.Expected));
            else if (!field.Takes(member.Name) || member.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                faults.Add(ApplicationFault.Wrong(at, field, member.Value.GetRawText()));
        }
    }

    static bool IsValue(Field field, JsonElement value) => field.Kind switch
    {
        FieldKind.Text => value.ValueKind == JsonValueKind.String && field.Takes(value.GetString()!),
        FieldKind.Day => value.ValueKind == JsonValueKind.String && IsDay(value.GetString()!),
        FieldKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        // A number such as 1.0 would be whole, but not for every reader of JSON.
        FieldKind.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) && field.Takes(whole),
        FieldKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && field.Takes(number),
        _ => false,
    };

    internal static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A name as a part of a JSON pointer. An unknown name longer than any known one is cut: it may be somebody's text.</summary>
    static string Escape(string name) =>
        (name.Length <= 40 ? name : name[..40] + "…").Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
