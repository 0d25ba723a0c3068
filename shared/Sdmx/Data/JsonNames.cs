using System.Text.Json;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Data;

/// <summary>Writes names the way that SDMX-JSON has them: one in the language asked for, and all by language.</summary>
static class JsonNames
{
    public static void WriteNames(this Utf8JsonWriter json, LocalText text, string language) => json.WriteTexts("name", "names", text, language);

    public static void WriteTexts(this Utf8JsonWriter json, string one, string all, LocalText text, string language)
    {
        json.WriteString(one, text.In(language));
        json.WriteStartObject(all);
        json.WriteString("en", text.En);
        json.WriteString("fr", text.Fr);
        if (text.Rw is { } kinyarwanda) json.WriteString("rw", kinyarwanda);
        json.WriteEndObject();
    }

    public static void WriteLink(this Utf8JsonWriter json, string relation, string urn)
    {
        json.WriteStartObject();
        json.WriteString("rel", relation);
        json.WriteString("urn", urn);
        json.WriteEndObject();
    }
}
