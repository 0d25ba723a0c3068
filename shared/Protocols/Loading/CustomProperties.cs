namespace Pipeline.Protocols.Loading;

/// <summary>The named extensions at one place of a contract. The standard lets any name through; here each place knows its own.</summary>
static class CustomProperties
{
    /// <summary>Reads the extensions under <paramref name="owner"/>, reports unknown, repeated and missing ones and those of a wrong shape.</summary>
    public static IReadOnlyDictionary<string, Node> Read(Node owner, params Key[] known)
    {
        var values = new Dictionary<string, Node>();
        foreach (var item in owner["customProperties"]?.Items ?? [])
        {
            if (item["property"]?.Text is not { } name || item["value"] is not { } value) continue;
            var key = Array.Find(known, k => k.Name == name);
            if (key is null)
                item.Report($"the unknown custom property '{name}'", known.Length == 0 ? "none here" : $"one of {string.Join(", ", known.Select(k => k.Name))}");
            else if (!values.TryAdd(name, value)) item.Report($"a second custom property '{name}'", "each once");
            else key?.Shape.Check(value);
        }
        foreach (var missing in known.Where(k => k.Required && !values.ContainsKey(k.Name)))
            owner.Report($"no custom property '{missing.Name}'", "it, because it is required");
        return values;
    }
}
