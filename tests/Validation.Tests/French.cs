using System.Text.RegularExpressions;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

/// <summary>The law that whatever the checks say in English they say in French too, with the same numbers and columns.</summary>
static partial class French
{
    // Row rules: their messages are the protocol's, in which a column's name may be a plain English word.
    const string OfProtocol = "row-constraint";

    static readonly string[] English =
        ["the", "row", "rows", "cell", "cells", "line", "lines", "of", "and", "is", "are", "with", "not", "file", "column", "value", "which", "from", "than", "must"];

    public static void Holds(Drop drop) => Holds(drop.Report, drop.Findings);

    public static void Holds(ValidationReport report, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            if (finding.Code == OfProtocol) Own(finding.Message, finding.Fix, finding.Expected);
            else
            {
                Same(finding.Message, finding.Column, finding.Value);
                Same(finding.Fix, finding.Column, finding.Value);
                Agree(finding.Expected);
            }
        foreach (var rule in report.Rules)
            if (rule.Code == OfProtocol) Own(rule.Message, rule.Fix, rule.Expected);
            else
            {
                Same(rule.Message, rule.Column);
                Same(rule.Fix, rule.Column);
                Agree(rule.Expected);
            }
        foreach (var group in report.Values) Same(group.Fix, group.Column, group.Value);
        foreach (var left in report.NotEvaluated) Same(left.Reason);
    }

    /// <summary>The words of a protocol, which are its own: they must be there in both languages.</summary>
    static void Own(Wording message, Wording fix, Wording expected)
    {
        foreach (var said in (Wording[])[message, fix]) Assert.True(said.Fr?.Length > 0 && said.Fr != said.En, $"No French for: {said.En}");
        Assert.False(string.IsNullOrWhiteSpace(expected.Fr), $"No French for: {expected.En}");
    }

    /// <summary>Holds a sentence to the law.</summary>
    /// <param name="column">Where the English names it, the French must too; likewise <paramref name="value"/>.</param>
    public static void Same(Wording said, string? column = null, string? value = null)
    {
        Agree(said, value);
        Assert.NotEqual(said.En, said.Fr);
        // A column may be called by an everyday word, such as month: then it is meant where a sentence begins with it.
        var isNamed = column is not null && (column.Contains('_') ? said.En.Contains(column, StringComparison.Ordinal) : said.En.StartsWith($"{column} ", StringComparison.Ordinal));
        if (isNamed) Assert.Contains(column!, said.Fr!, StringComparison.Ordinal);
        if (value?.Length > 1 && said.En.Contains(value, StringComparison.Ordinal)) Assert.Contains(value, said.Fr!, StringComparison.Ordinal);
    }

    /// <summary>A text that need not be a sentence: a formula may be the same in both languages.</summary>
    static void Agree(Wording said, string? value = null)
    {
        Assert.False(string.IsNullOrWhiteSpace(said.Fr), $"No French for: {said.En}");
        Assert.Equal(Numbers(said.En), Numbers(said.Fr));
        if (said.En == said.Fr) return;
        var words = Word.Matches(Quoted.Replace(value is { Length: > 1 } ? said.Fr.Replace(value, "", StringComparison.Ordinal) : said.Fr, ""));
        Assert.DoesNotContain(words, w => English.Contains(w.Value));
    }

    static IEnumerable<string> Numbers(string text) => Number.Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    // Names of codes and what the file itself says stand in brackets and quotes, in whatever language they are.
    [GeneratedRegex(@"\([^)]*\)|«[^»]*»|'[^' ]+'(?=[,:. ])")]
    static partial Regex Quoted { get; }

    [GeneratedRegex(@"\p{L}[\p{L}\p{Nd}_]*")]
    static partial Regex Word { get; }

    [GeneratedRegex("[0-9]+")]
    static partial Regex Number { get; }
}
