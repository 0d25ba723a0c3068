using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Questions;
using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>
/// What a recommendation rests on that nobody has confirmed yet. A rule that was met counts as much as one that was not: an approval by a floor that is
/// only proposed is itself no more than a proposal.
/// </summary>
public static class Confirmation
{
    public const string RuleSet = "ruleSet", Procedure = "procedure", TrackTable = "track", PermitClass = "permitClass", Recognition = "mutualRecognition";

    /// <returns>The names above, and the ids of rules; nothing when all is confirmed.</returns>
    public static IEnumerable<string> Lacking(Assessment of, LawBook law)
    {
        if (of.RuleSet.Status != RuleSetStatus.Approved) yield return RuleSet;
        if (!of.RuleSet.Procedure.IsConfirmed) yield return Procedure;
        if (!of.Standing.IsConfirmed) yield return TrackTable;
        if (of.PermitClass is { } code && law.PermitClasses.Find(code, of.AsOf) is { IsConfirmed: false }) yield return PermitClass;
        for (var i = 0; i < of.Results.Length; i++)
        {
            var result = of.Results[i];
            if (result.Excused || result.Finding.Verdict == Verdict.NotApplicable) continue;
            if (!result.Rule.IsConfirmed) yield return result.Rule.Id;
            if (result.Rule.Test is RegulatedProfession && AgreementOf(of, result, law) is { IsConfirmed: false }) yield return Recognition;
        }
    }

    public static bool IsWhole(Assessment of, LawBook law) => !Lacking(of, law).Any();

    static RecognitionAgreement? AgreementOf(Assessment of, in RuleResult result, LawBook law) =>
        result.Finding is { Verdict: Verdict.Pass, InputPath: "/qualifications/licenceHome" }
            ? law.Recognitions.InForce(of.Application.Post!.RegulatedProfession!, of.Application.Qualifications!.LicenceHome!, of.RuleSet.Host, of.AsOf) : null;
}
