using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>The few texts that a column takes: a check of invalid values that must not occur at all, or <c>enum</c> under v3.2.0.</summary>
static class ValueList
{
    static readonly Shape Check = Map([.. OdcsShapes.AnyCheck,
        May("id", Text), May("type", OneOf("library")), Must("metric", OneOf("invalidValues")), Must("mustBe", Integer),
        May("unit", OneOf("rows")), May("severity", OneOf("error")),
        Must("arguments", Map(Must("validValues", ListOf(Text)), May("pattern", Unsupported("logicalTypeOptions.pattern"))))]);

    /// <summary>Whether a check says which values a column takes. Any other metric is a rule over the whole drop.</summary>
    public static bool IsOne(Node check) =>
        check["metric"]?.Text == "invalidValues" && check["arguments"]?["validValues"] is not null && check["mustBe"]?.Number == 0
        && check["severity"]?.Text is null or "error";

    /// <returns>The values, and what they mean as far as the contract says; nulls when any value is taken.</returns>
    public static (IReadOnlyList<string>? Values, IReadOnlyDictionary<string, string>? Labels) Read(Node column, LogicalType type)
    {
        var checks = column["quality"]?.Items.Where(IsOne).ToList() ?? [];
        foreach (var check in checks) Check.Check(check);
        var place = checks.FirstOrDefault() ?? column["enum"];
        if (place is null) return (null, null);
        if (checks.Count + (column["enum"] is null ? 0 : 1) > 1) place.Report("valid values twice", "one list of them");
        if (type != LogicalType.String) place.Report("valid values", "them on a string only; use minimum and maximum");
        var entries = column["enum"]?.Items ?? [];
        var values = (checks.Count > 0 ? checks[0]["arguments"]!["validValues"]!.Items.Select(i => i.Text) : entries.Select(e => e["value"]?.Text))
            .OfType<string>().ToList();
        if (values.Count == 0 || values.Distinct().Count() != values.Count) place.Report("no values, or one twice", "a list of different texts");
        var labels = entries.Where(e => e["label"]?.Text is not null && e["value"]?.Text is not null)
            .DistinctBy(e => e["value"]!.Text).ToDictionary(e => e["value"]!.Text!, e => e["label"]!.Text!);
        return (values, labels.Count == 0 ? null : labels);
    }
}
