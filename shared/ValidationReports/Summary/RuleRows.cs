using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>Makes the rows of a summary for one rule after another.</summary>
sealed class RuleRows(ValidationReport report, FoundPlaces places, ReportWords words)
{
    /// <summary>A rule's rows beyond these are put together in one.</summary>
    const int MostRows = 15;

    readonly RuleTexts _texts = new(places.Kept, words);
    readonly ILookup<string, ValueGroup> _values = report.Values.ToLookup(v => v.RuleId);

    public IEnumerable<SummaryRow> Of(RuleSummary rule)
    {
        var problem = _texts.Problem(rule);
        var groups = places.Groups(rule.RuleId);
        // What concerns the file has no row: each such finding says something of its own.
        List<Finding> whole = [.. _texts.Findings(rule).Where(f => f.Line is null || f.Record is null)];
        if (whole.Count == 1 && groups.Count == 0) return [Whole(rule, whole[0], rule.Failed, LinesOf(rule))];
        if (groups.Count == 0 && whole.Count == 0 && !_values.Contains(rule.RuleId)) return [new(rule, _texts.Column(rule), problem, null, null, false, rule.Failed, LinesOf(rule), _texts.Fix(rule))];
        // One finding for a whole column stands for all values that it was told in place of.
        var values = whole.Exists(f => f.Column is not null) ? [] : _values[rule.RuleId];
        List<SummaryRow> rows = [.. OfGroups(rule, problem, groups, values)];
        var left = rule.Failed - rows.Sum(r => r.Count);
        var told = whole is [var one]
            ? [Whole(rule, one, left, one.Column is null ? words.WholeFile : LinesOf(rule))]
            : whole.Take(MostRows).Select(f => Whole(rule, f, 1, f.Line is { } line ? FormattableString.Invariant($"{line}") : words.WholeFile));
        return [.. told, .. rows, .. whole.Count == 1 ? [] : Rest(rule, problem, left - Math.Min(whole.Count, MostRows), whole.Count + rows.Count > 0)];
    }

    IEnumerable<SummaryRow> OfGroups(RuleSummary rule, Said problem, IReadOnlyList<PlaceGroup> groups, IEnumerable<ValueGroup> wrong)
    {
        var known = groups.Where(g => !g.IsOthers).ToDictionary(g => (g.Column, g.Value));
        var values = wrong.ToDictionary(v => ((string?)v.Column, (string?)v.Value));
        var keys = values.Keys.Union(known.Keys).Select(k => (Key: k, Count: values.TryGetValue(k, out var v) ? v.Count : known[k].Count))
            .OrderByDescending(k => k.Count).ToList();
        var shown = keys.Count > MostRows + 1 ? keys[..MostRows] : keys;
        foreach (var (key, count) in shown) yield return OfGroup(rule, problem, count, known.GetValueOrDefault(key), values.GetValueOrDefault(key));
        List<PlaceGroup> others = [.. keys.Skip(shown.Count).Select(k => known.GetValueOrDefault(k.Key)).OfType<PlaceGroup>(), .. groups.Where(g => g.IsOthers)];
        var left = keys.Skip(shown.Count).Sum(k => k.Count) + groups.Where(g => g.IsOthers).Sum(g => g.Count);
        if (left > 0)
            yield return new(rule, rule.Column, problem, null, null, true, left, Lines(LineRanges.Union(others.Select(o => o.Lines)), left), _texts.Fix(rule));
    }

    SummaryRow OfGroup(RuleSummary rule, Said problem, long count, PlaceGroup? group, ValueGroup? value)
    {
        var fix = value is not null ? Said.Of(value.Fix, words)
            : group is { HasOneFix: true } ? Said.Of(group.First.Fix, words)
            : _texts.Fix(rule);
        return new(
            rule, value?.Column ?? group?.Column ?? rule.Column, problem, value?.Value ?? group?.Value,
            group?.Remark is { } remark ? Said.Of(remark, words) : null, false, count, Lines(group?.Lines ?? Of(value!.FirstLines), count), fix)
        {
            Cells = group is null ? [] : [.. group.Cells],
        };
    }

    SummaryRow Whole(RuleSummary rule, Finding finding, long count, string lines) => new(
        rule, finding.Column, Said.Of(finding.Message, words), finding.Value, null, false, count, lines,
        Said.Of(finding.Fix, words));

    /// <summary>What was only counted.</summary>
    IEnumerable<SummaryRow> Rest(RuleSummary rule, Said problem, long count, bool isRest)
    {
        if (count > 0) yield return new(rule, rule.Column, problem, null, null, isRest, count, "", _texts.Fix(rule));
    }

    string LinesOf(RuleSummary rule) => rule.FirstLines.Count == 0 ? words.WholeFile : Lines(Of(rule.FirstLines), rule.Failed);

    string Lines(LineRanges lines, long count) => lines.Listed < count && !lines.IsEmpty
        ? words.Fill(words.AndMore, lines, count - lines.Listed)
        : lines.ToString();

    static LineRanges Of(IReadOnlyList<long> lines)
    {
        var ranges = new LineRanges();
        foreach (var line in lines) ranges.Add(line);
        return ranges;
    }
}
