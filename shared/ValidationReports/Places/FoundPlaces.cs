using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>
/// Where things were found, for a page: the findings themselves as far as a page can show them, and the lines of all, put together where they
/// are of one rule, column and wrong value. Memory is bounded, however many findings there are.
/// </summary>
public sealed class FoundPlaces
{
    const int MostKept = 600;
    const int MostKeptOfRule = 100;
    const int MostGroupsOfRule = 300;

    readonly List<Finding> _kept = [];
    readonly Dictionary<string, OfRule> _rules = [];

    /// <summary>The findings to show one by one, in the order they came.</summary>
    public IReadOnlyList<Finding> Kept => _kept;

    public static FoundPlaces Of(IEnumerable<Finding> findings)
    {
        var places = new FoundPlaces();
        foreach (var finding in findings) places.Add(finding);
        return places;
    }

    public void Add(Finding finding)
    {
        if (!_rules.TryGetValue(finding.RuleId, out var rule)) _rules[finding.RuleId] = rule = new();
        if (rule.Kept < MostKeptOfRule && _kept.Count < MostKept)
        {
            rule.Kept++;
            _kept.Add(finding);
        }
        if (finding is { Line: { } line, Record: not null }) rule.Add(finding, line, MostGroupsOfRule);
    }

    /// <summary>The rows that break a rule, grouped; empty for a rule that is about the file as a whole.</summary>
    public IReadOnlyList<PlaceGroup> Groups(string ruleId) => _rules.TryGetValue(ruleId, out var rule) ? rule.Groups : [];

    sealed class OfRule
    {
        readonly Dictionary<(string? Column, string? Value), PlaceGroup> _groups = [];
        PlaceGroup? _others;

        public int Kept { get; set; }

        public IReadOnlyList<PlaceGroup> Groups => [.. _groups.Values, .. _others is null ? Array.Empty<PlaceGroup>() : [_others]];

        public void Add(Finding finding, long line, int mostGroups)
        {
            // What several columns hold is hardly ever the same in two rows.
            var key = (finding.Column, Value: finding.Cells is null && finding.Column is not null ? finding.Value : null);
            if (!_groups.TryGetValue(key, out var group))
                group = _groups.Count < mostGroups ? _groups[key] = new(finding, key.Value) : _others ??= new(finding, null) { IsOthers = true };
            group.Add(finding, line);
        }
    }
}
