namespace Pipeline.LabourMarketTest.Rules;

/// <summary>All versions of all rule sets.</summary>
public sealed class RuleSetVersions(IReadOnlyList<RuleSet> versions)
{
    /// <summary>
    /// The version a case is judged by: the one in force when it is decided, or, where that one says so, the one that was in force when it was
    /// filed. Null when there is none.
    /// </summary>
    /// <param name="submittedAt">Null when it is not known; the day of decision counts then.</param>
    public RuleSet? For(string id, DateOnly? submittedAt, DateOnly decidedAt)
    {
        var latest = InForce(id, decidedAt);
        return latest?.CaseDateField == CaseDate.SubmittedAt && submittedAt is { } filed ? Of(id, filed) : latest;
    }

    RuleSet? InForce(string id, DateOnly day) => versions.Where(v => v.RuleSetId == id && v.IsInForce(day)).MaxBy(v => v.EffectiveFrom);

    /// <summary>A version that is retired by now still holds for the cases of its days.</summary>
    RuleSet? Of(string id, DateOnly day) =>
        versions.Where(v => v.RuleSetId == id && day >= v.EffectiveFrom && (v.EffectiveTo is null || day <= v.EffectiveTo)).MaxBy(v => v.EffectiveFrom);
}
