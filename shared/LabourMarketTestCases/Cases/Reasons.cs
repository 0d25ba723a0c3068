using Pipeline.LabourMarketTest;

namespace Pipeline.LabourMarketTestCases;

/// <summary>Why an officer decided as they did, as a code.</summary>
public enum DecisionReason
{
    AsRecommended,
    /// <summary>The recommendation was to have an officer look.</summary>
    ReferredToOfficer,
    /// <summary>What was missing was shown to the officer.</summary>
    EvidenceSeen,
    /// <summary>A fact of the application turned out to be wrong.</summary>
    FactCorrected,
    /// <summary>A table or list that the recommendation rests on is out of date for this case.</summary>
    ReferenceOutdated,
    PublicInterest,
    AppealUpheld,
    PublicPolicy,
    PublicSecurity,
    PublicHealth,
    PublicService,
    FalseInformation,
    NotScheduled,
}

/// <summary>Why an applicant appeals, as a code.</summary>
public enum AppealGround { FactsWrong, EvidenceOverlooked, RuleMisapplied, ProcedureWrong, NewEvidence }

/// <summary>Which reasons go with which decision.</summary>
public static class DecisionReasons
{
    /// <summary>A citizen of a Partner State is refused for one of these only.</summary>
    public static IReadOnlyList<DecisionReason> OfEacRefusals { get; } =
    [
        DecisionReason.PublicPolicy, DecisionReason.PublicSecurity, DecisionReason.PublicHealth, DecisionReason.PublicService, DecisionReason.FalseInformation,
        DecisionReason.NotScheduled,
    ];

    /// <summary>What an officer may decide: neither to leave a case incomplete nor to refer it.</summary>
    public static IReadOnlyList<Outcome> Decidable { get; } =
        [Outcome.Approve, Outcome.ApproveWithConditions, Outcome.Exempt, Outcome.Refuse, Outcome.NotProcessed, Outcome.Inadmissible];

    public static IReadOnlyList<DecisionReason> For(CaseAssessment assessment, Outcome decided, bool wasReopened)
    {
        if (assessment.Track == Track.Eac && decided == Outcome.Refuse) return OfEacRefusals;
        if (assessment.Recommendation == decided) return [DecisionReason.AsRecommended];
        return
        [
            .. Enum.GetValues<DecisionReason>().Where(r => r != DecisionReason.AsRecommended
                && (r != DecisionReason.ReferredToOfficer || assessment.Recommendation == Outcome.Refer) && (r != DecisionReason.AppealUpheld || wasReopened)
                && r != DecisionReason.NotScheduled),
        ];
    }
}
