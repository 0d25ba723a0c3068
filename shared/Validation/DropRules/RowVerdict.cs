using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Judges rules that are put to rows and name those that broke them.</summary>
static class RowVerdict
{
    /// <summary>Broken rows beyond the tolerance break the rule; where there is one, the share is told before the rows.</summary>
    public static Verdict Judge(long evaluated, long broken, Tolerance? tolerance, RowNaming naming)
    {
        if (evaluated == 0) return new Verdict.NotPut(RuleBook.NoRow);
        if (broken == 0 || tolerance?.Allows(broken, evaluated) == true) return new Verdict.Put(evaluated, broken, []);
        return new Verdict.Put(evaluated, broken, tolerance is null ? naming.Rows : [Tell(evaluated, broken, tolerance), .. naming.Rows]);
    }

    static Breach Tell(long evaluated, long broken, Tolerance tolerance)
    {
        var (found, unit) = tolerance.Unit == CountUnit.Rows ? (broken, "") : (Math.Round(broken * 100m / evaluated, 4), " %");
        return new(null, $"{Figure.Of(found)}{unit} ({broken} / {evaluated})", $"≤ {Figure.Of(tolerance.Most)}{unit}", $"+{Figure.Of(found - tolerance.Most)}{unit}");
    }
}
