using Pipeline.Protocols.Expressions;

namespace Pipeline.Protocols.Comparing;

/// <summary>Which rules came and went, and what changed in those that stayed. Only an error can refuse a drop.</summary>
static class RuleComparison
{
    public static void Add(Protocol before, Protocol after, Changes changes)
    {
        var (old, now) = (Views(before), Views(after));
        foreach (var gone in old.Keys.Except(now.Keys)) changes.Add(ChangeKind.Minor, $"rule {gone}", "is gone");
        foreach (var (id, rule) in now)
            if (!old.TryGetValue(id, out var was)) changes.Add(Weight(rule), $"rule {id}", $"is new ({rule.Severity}): {rule.Expected}");
            else Compare(was, rule, $"rule {id}", changes);
    }

    static void Compare(View before, View after, string place, Changes changes)
    {
        if (before.Severity != after.Severity)
            changes.Add(before.Severity < Severity.Error ? Weight(after) : ChangeKind.Minor, place, $"is {after.Severity} instead of {before.Severity}");
        if (before.Test != after.Test) changes.Add(Weight(after), place, $"asks for {after.Expected} instead of {before.Expected}");
        if (before.Leeway != after.Leeway)
        {
            var wider = after.Leeway is not null && (before.Leeway is null || (after.Leeway.Unit == before.Leeway.Unit && after.Leeway.Most > before.Leeway.Most));
            changes.Add(wider ? ChangeKind.Minor : Weight(after), place, $"tolerates {Show(after.Leeway)} instead of {Show(before.Leeway)}");
        }
        if (before.Threshold is { } old && after.Threshold is { } now && old != now)
            changes.Add(ThresholdSpan.Of(now)?.Holds(ThresholdSpan.Of(old)) == true ? ChangeKind.Minor : Weight(after), place, $"asks for {now} instead of {old}");
        if (before.Words != after.Words) changes.Add(ChangeKind.Patch, place, "is worded differently");
    }

    static ChangeKind Weight(View rule) => rule.Severity >= Severity.Error ? ChangeKind.Major : ChangeKind.Minor;

    static string Show(Tolerance? tolerance) => tolerance is null
        ? "nothing"
        : FormattableString.Invariant($"{tolerance.Most}{(tolerance.Unit == CountUnit.Percent ? " %" : " rows")}");

    static Dictionary<string, View> Views(Protocol protocol) =>
        protocol.RowRules.Select(ViewOf).Concat(protocol.DropRules.Select(ViewOf)).ToDictionary(v => v.Id);

    static View ViewOf(RowRule rule) => new(
        rule.Id, rule.Severity, ExpressionText.Of(rule.Assert), rule.Tolerate, null, rule.Expected.En,
        $"{rule.Message}|{rule.Fix}|{rule.Level}|{rule.Dimension}|{string.Join(',', rule.Fields)}");

    static View ViewOf(DropRule rule) => new(
        rule.Terms.Id, rule.Terms.Severity, RuleTest.Of(rule), RuleTest.ToleranceOf(rule), (rule as MetricRule)?.Threshold, rule.Terms.Expected.En,
        $"{rule.Terms.Message}|{rule.Terms.Fix}|{rule.Terms.Level}|{rule.Terms.Dimension}");

    /// <summary>The parts of a rule that are compared each in its own way.</summary>
    sealed record View(string Id, Severity Severity, string Test, Tolerance? Leeway, Threshold? Threshold, string Expected, string Words);
}
