using System.Globalization;
using System.Reflection;

namespace Pipeline.OccupationsInDemand;

/// <summary>One fact of an explanation, as a line of CSV: which part, of what, what it is called and what it is. A fact that is not known has an empty value.</summary>
public sealed record ExplanationLine(string Section, string Item, string Field, string? Value);

/// <summary>An explanation as lines, so that a spreadsheet holds all of it.</summary>
public static class ExplanationLines
{
    public static IReadOnlyList<ExplanationLine> Of(OccupationExplanation e) =>
    [
        new("occupation", e.Isco08, "title", e.Title), new("occupation", e.Isco08, "period", e.Period),
        .. e.Run is { } run ? (ExplanationLine[])[new("run", run.RunId, "startedUtc", Text(run.StartedUtc)), .. run.Sources.Select(s => new ExplanationLine("run", run.RunId, "source", s))] : [],
        .. e.Score is { } score ? Fields("score", e.Isco08, score) : [],
        .. e.Words is { } words ? (ExplanationLine[])[.. words.En.Select(w => new ExplanationLine("words", "en", "sentence", w)), .. words.Fr.Select(w => new ExplanationLine("words", "fr", "sentence", w))] : [],
        .. e.Indicators.SelectMany(i => Fields("indicator", i.Indicator, i)),
        .. e.Sensitivity.SelectMany(s => Fields("sensitivity", s.Scenario, s)),
        .. e.Profiles.SelectMany(p => Fields("profile", p.Profile, p)),
        .. e.Past.SelectMany(p => Fields("past", p.Period, p)),
        .. Fields("list", Text(e.List.On)!, e.List),
        .. e.List.Spells.SelectMany(s => Fields("spell", Text(s.From)!, s)),
        .. e.Strategies.SelectMany(s => Fields("strategy", s.Strategy, s)),
        .. e.Proposals.SelectMany(p => Fields("proposal", p.Quarter, p)),
    ];

    /// <summary>The properties of a record in their order; lists of texts in one cell, other lists have lines of their own.</summary>
    static IEnumerable<ExplanationLine> Fields<T>(string section, string item, T record) =>
        from property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType != typeof(IReadOnlyList<ListSpell>) && property.GetValue(record) as string != item
        select new ExplanationLine(section, item, char.ToLowerInvariant(property.Name[0]) + property.Name[1..], Text(property.GetValue(record)));

    static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IReadOnlyList<string> texts => string.Join(' ', texts),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
