using System.Globalization;
using Pipeline.Access;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Bulk;
using Pipeline.LabourMarketTestCases;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Puts the rows of one file on record, one after another: each as an application that came by itself, so that a file sent again makes no second case.</summary>
sealed class BulkLodging(LodgingDesk desk, Caller caller)
{
    /// <summary>Beyond it a request would last longer than whoever waits for the answer; the rest comes in another file.</summary>
    public const int Most = 2000;

    const string New = "Lodged", Same = "AlreadyOnRecord", Further = "AssessedAgain", NotKept = "NotKept";

    int _taken;

    public async Task<KeptRow> KeepAsync(Application application, CancellationToken ct)
    {
        if (++_taken > Most) return new(NotKept, $"A file puts up to {Most} rows on record. Send this one in another.", null, null, null);
        var answer = await desk.LodgeAsync(application, caller, ct);
        return answer.Result is not { } lodged ? new(NotKept, WhyNot(answer.Refusal!), CaseId.For(application.ApplicationId), null, null)
            : lodged.IsSame ? new(Same, null, lodged.Case.Id, null, OnRecord(lodged.Case.Newest))
            : new(lodged.StatusKey is null ? Further : New, null, lodged.Case.Id, lodged.StatusKey, null);
    }

    static string WhyNot(DeskRefusal refusal) => refusal.Field.Length > 0 ? $"{refusal.Field} is {refusal.Detail}. Expected: {refusal.Expected}." : $"{refusal.Title}. {refusal.Detail}";

    static string[] OnRecord(CaseAssessment of)
    {
        var isFavourable = of.Recommendation is Outcome.Exempt or Outcome.Approve or Outcome.ApproveWithConditions;
        return
        [
            $"{of.Recommendation}", $"{of.Track}", isFavourable ? of.PermitClass ?? "" : "",
            isFavourable ? of.ValidityMonths?.ToString(CultureInfo.InvariantCulture) ?? "" : "", of.Fee?.ToString() ?? "", of.IsConfirmed ? "true" : "false", string.Join('|', of.Missing),
            string.Join('|', of.Reasons),
        ];
    }
}
