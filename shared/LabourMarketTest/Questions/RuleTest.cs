using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>The fifteen parameters that schemes of labour market tests can be written with.</summary>
public enum SchemeParameter
{
    Channels, MinDays, Continuity, Window, OngoingUntilDecision, AfterRedundancy, MandatoryAdvertFields, InviteMatchedCandidates, Preference, WageFloor,
    Exemptions, RegionalGate, RatioCap, Points, SkillsTransfer,
}

/// <summary>One question about a case. Its parameters are the members of the rule's <c>params</c>.</summary>
public abstract record RuleTest
{
    /// <summary>The step of the assessment the question belongs to.</summary>
    internal abstract Step At { get; }

    /// <summary>Which of the fifteen parameters it stands for.</summary>
    internal virtual IEnumerable<SchemeParameter> Covers => [];

    public abstract Finding Evaluate(Case @case);

    /// <summary>What is wrong with the parameters, or null.</summary>
    internal virtual string? Problem() => null;

    internal static bool StartsWithAny(string code, IReadOnlyList<string> prefixes)
    {
        for (var i = 0; i < prefixes.Count; i++)
            if (code.StartsWith(prefixes[i], StringComparison.Ordinal)) return true;
        return false;
    }
}
