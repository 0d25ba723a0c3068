namespace Pipeline.LabourMarketTest;

/// <summary>Which procedure an application follows.</summary>
public enum Track { General, Eac }

/// <summary>What an assessment comes to, from what weighs most to what weighs least when several would apply.</summary>
public enum Outcome { Inadmissible, Exempt, NotProcessed, Refuse, Incomplete, Refer, ApproveWithConditions, Approve }

/// <summary>The steps of an assessment, in order. All of them are always taken.</summary>
public enum Step { Admissibility = 1, Track, Exemptions, Gate, Adverts, Candidates, Wage, Ratio, Qualifications, SkillsTransfer, Points }

/// <summary>The result of one rule. Missing data is Unknown: never a silent pass and never a silent fail.</summary>
public enum Verdict { Pass, Fail, NotApplicable, Unknown }

/// <summary>Why a rule has no answer.</summary>
public enum Gap
{
    None,

    /// <summary>The application does not say.</summary>
    Missing,

    /// <summary>The application contradicts itself, or holds a value that cannot be.</summary>
    Contradictory,

    /// <summary>A table, list, schedule or calendar that the rule needs has no answer.</summary>
    NoReference,
}

/// <summary>What a failed rule, or one without an answer, does to the outcome.</summary>
public enum Effect { Note, ApproveWithCondition, Refer, Incomplete, Refuse, NotProcessed, Inadmissible }
