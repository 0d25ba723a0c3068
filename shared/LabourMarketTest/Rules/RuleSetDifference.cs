using System.Text.Json;

namespace Pipeline.LabourMarketTest.Rules;

/// <summary>One thing that differs between two rule sets, in words.</summary>
/// <param name="Rule">Id of the rule; null for what is not a rule.</param>
public sealed record RuleSetChange(string? Rule, string En, string Fr);

/// <summary>What differs between two rule sets, as sentences for people who decide about them. A new layout of the same content is no difference.</summary>
public static class RuleSetDifference
{
    static readonly string[] Names = ["ruleSetId", "version", "rules"];

    /// <param name="from">A rule set as it is written, UTF-8 JSON that <see cref="RuleSetReader"/> takes.</param>
    /// <param name="to">Another one.</param>
    public static IReadOnlyList<RuleSetChange> Between(ReadOnlyMemory<byte> from, ReadOnlyMemory<byte> to)
    {
        using var before = JsonDocument.Parse(from);
        using var after = JsonDocument.Parse(to);
        var changes = new List<RuleSetChange>();
        foreach (var (place, old, now) in Changed(Flat(before.RootElement), Flat(after.RootElement)))
            changes.Add(new(null, English("The rule set", place, old, now), French("Le jeu de règles", place, old, now)));
        var (rulesBefore, rulesAfter) = (Rules(before.RootElement), Rules(after.RootElement));
        foreach (var id in rulesBefore.Keys.Union(rulesAfter.Keys).Order(StringComparer.Ordinal))
            changes.AddRange(OfRule(id, rulesBefore.TryGetValue(id, out var old) ? old : null, rulesAfter.TryGetValue(id, out var now) ? now : null));
        return changes;
    }

    static IEnumerable<RuleSetChange> OfRule(string id, JsonElement? before, JsonElement? after)
    {
        if (before is not { } old)
        {
            var reason = after!.Value.GetProperty("reason").GetString();
            yield return new(id, $"Rule {id} ({reason}) is new: {Asks(after.Value, "asks")}.", $"La règle {id} ({reason}) est nouvelle : {Asks(after.Value, "demande")}.");
        }
        else if (after is not { } now)
        {
            var reason = old.GetProperty("reason").GetString();
            yield return new(id, $"Rule {id} ({reason}) is gone: it {Asks(old, "asked")}.", $"La règle {id} ({reason}) est supprimée : elle {Asks(old, "demandait")}.");
        }
        else
            foreach (var (place, was, becomes) in Changed(Flat(old), Flat(now)))
                yield return new(id, English($"Rule {id} ({now.GetProperty("reason").GetString()})", place, was, becomes),
                    French($"La règle {id} ({now.GetProperty("reason").GetString()})", place, was, becomes));
    }

    static string Asks(JsonElement rule, string verb)
    {
        var test = rule.TryGetProperty("hit", out var hit) ? hit.GetString() : rule.GetProperty("test").GetString();
        return rule.TryGetProperty("params", out var parameters)
            ? $"{verb} {test} ({string.Join(", ", Flat(parameters).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value}"))})" : $"{verb} {test}";
    }

    static string English(string what, string place, string? was, string? becomes) =>
        was is null ? $"{what}: {place} is now {becomes}." : becomes is null ? $"{what}: {place}, which was {was}, is gone." : $"{what}: {place} changes from {was} to {becomes}.";

    static string French(string what, string place, string? was, string? becomes) =>
        was is null ? $"{what} : {place} vaut désormais {becomes}." : becomes is null ? $"{what} : {place}, qui valait {was}, est supprimé." : $"{what} : {place} passe de {was} à {becomes}.";

    static IEnumerable<(string Place, string? Old, string? Now)> Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        from place in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        let old = before.GetValueOrDefault(place)
        let now = after.GetValueOrDefault(place)
        where old != now
        select (place, old, now);

    static Dictionary<string, JsonElement> Rules(JsonElement ruleSet) =>
        ruleSet.GetProperty("rules").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!, StringComparer.Ordinal);

    /// <summary>Values by their place, such as params.minDays; the rules of a rule set are told one by one, and its name says nothing.</summary>
    static Dictionary<string, string> Flat(JsonElement element)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(element, "");
        return flat;

        void Add(JsonElement value, string place)
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in value.EnumerateObject())
                    if (place.Length > 0 || !Names.Contains(member.Name)) Add(member.Value, place.Length == 0 ? member.Name : $"{place}.{member.Name}");
            }
            else if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(i => i.ValueKind == JsonValueKind.Object))
            {
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    // A row of the track table by its name, so that one put before it is not a change of all.
                    var name = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("row", out var row) ? row.GetString() : $"{index}";
                    Add(item, $"{place}[{name}]");
                    index++;
                }
            }
            else if (value.ValueKind != JsonValueKind.Null) flat[place] = Shown(value);
        }
    }

    static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"\"{value.GetString()}\"",
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "[]" : string.Join(", ", value.EnumerateArray().Select(Shown)),
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? Canonical.Number(number).ToString(System.Globalization.CultureInfo.InvariantCulture) : value.GetRawText(),
        _ => value.GetRawText(),
    };
}
