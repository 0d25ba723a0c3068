using System.Text.Json.Serialization.Metadata;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Writes the texts of a record beside its other properties: English as <c>fix</c>, French, where there is any, as <c>fixFr</c>.</summary>
static class FlatWordings
{
    const string French = "Fr";

    public static void Flatten(JsonTypeInfo type)
    {
        for (var i = 0; i < type.Properties.Count; i++)
            if (type.Properties[i].PropertyType == typeof(Wording))
            {
                var wording = type.Properties[i];
                type.Properties[i] = EnglishOf(wording, type);
                type.Properties.Insert(++i, FrenchOf(wording, type));
            }
    }

    static JsonPropertyInfo EnglishOf(JsonPropertyInfo wording, JsonTypeInfo type)
    {
        var text = type.CreateJsonPropertyInfo(typeof(string), wording.Name);
        text.IsRequired = wording.IsRequired;
        text.Get = holder => Read(wording, holder)?.En;
        text.Set = (holder, english) => wording.Set!(holder, new Wording((string)english!, Read(wording, holder)?.Fr));
        return text;
    }

    static JsonPropertyInfo FrenchOf(JsonPropertyInfo wording, JsonTypeInfo type)
    {
        var text = type.CreateJsonPropertyInfo(typeof(string), wording.Name + French);
        text.Get = holder => Read(wording, holder)?.Fr;
        text.Set = (holder, french) => wording.Set!(holder, new Wording(Read(wording, holder)?.En ?? "", (string?)french));
        text.ShouldSerialize = (_, french) => french is not null;
        return text;
    }

    static Wording? Read(JsonPropertyInfo wording, object holder) => (Wording?)wording.Get!(holder);
}
