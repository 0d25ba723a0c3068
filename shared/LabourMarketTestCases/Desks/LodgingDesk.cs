using System.Security.Cryptography;
using Pipeline.Access;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.OccupationsInDemand;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTestCases;

/// <summary>A case as it was lodged.</summary>
/// <param name="StatusKey">The employer's key to ask for the status: given once, when the case is made. Only its hash is kept.</param>
/// <param name="IsSame">Whether this very application was on record already, and nothing was done.</param>
public sealed record LodgedCase(TestCase Case, string? StatusKey, bool IsSame = false);

/// <summary>Takes applications, and has them recommended on. It never decides.</summary>
public sealed class LodgingDesk(CaseRows rows, CaseTexts texts, InputsOfTheDay inputs, EmployerRegister register, TimeProvider clock)
{
    const int KeyBytes = 16;

    public const string NoRuleSet = "NoRuleSetInForce";

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <summary>
    /// Assesses an application and puts it on record with its decision record. The same application again gives the case that there is; another content
    /// under the reference of an open case is a further assessment of it.
    /// </summary>
    public async Task<DeskAnswer<LodgedCase>> LodgeAsync(Application application, Caller caller, CancellationToken ct)
    {
        var (id, today, bytes) = (CaseId.For(application.ApplicationId), Today, ApplicationJson.Write(application));
        var sha256 = CaseTexts.Sha256(bytes);
        if (await rows.FindAsync(id, ct) is { } known && known.Newest.ApplicationSha256 == sha256) return new LodgedCase(known, null, IsSame: true);
        if (application.SubmittedAt > today) return Refused.Wrong("submittedAt", "in the future", $"{today:yyyy-MM-dd} or earlier");
        if ((await inputs.TodayAsync(today, ct))(application.SubmittedAt) is not { } open)
            return new DeskRefusal(RefusalKind.Conflict, "No rule set is in force", "No version of the rules holds for the day of filing, so nothing is recommended. Mend submittedAt, or have a version approved.");
        var (employer, absent) = application.Employer?.Number is { } number ? (await register.OpenAsync(ct)).Find(number) : (null, null);
        var assessment = open.Assessor.Assess(application, today) with { Employer = employer };
        using var records = new DecisionRecord(open.Assessor.Inputs, open.Texts);
        var record = records.Write(assessment).ToArray();
        await texts.WriteInputsAsync(open.Bytes, ct);
        await texts.WriteAsync(id, bytes, record, ct);
        var summary = Summary(assessment, open, sha256, CaseTexts.Sha256(record)) with
        {
            EmployerSha256 = employer is null ? null : await texts.WriteEmployerAsync(id, employer, ct),
            Absent = absent is null ? open.Absent : [.. open.Absent, absent],
        };
        return await PutAsync(id, summary, application.ApplicationId, caller, ct);
    }

    async Task<DeskAnswer<LodgedCase>> PutAsync(string id, CaseAssessment made, string applicationId, Caller caller, CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        TestCase? now = null;
        DeskRefusal? refusal = null;
        var (isNew, isSame) = (false, false);
        await rows.ChangeAsync(id, caller, before =>
        {
            (now, refusal, isNew, isSame) = (before, null, before is null, before?.Newest.ApplicationSha256 == made.ApplicationSha256);
            if (before is not null && !before.State.IsOpen()) refusal = Refused.State(before.State, "A decision was taken on this reference. A new application has a reference of its own.");
            if (refusal is not null || isSame) return null;
            var number = (before?.Assessments.Count ?? 0) + 1;
            now = (before ?? new(id, applicationId, made.AssessedOn, Hash(key))) with { Assessments = [.. before?.Assessments ?? [], made with { Number = number }] };
            return (now, before is null ? CaseEvent.Lodged : CaseEvent.Reassessed,
            [
                new("assessment", $"{number}"), new("recommendation", $"{made.Recommendation}"), new("record", made.RecordSha256), new("application", made.ApplicationSha256),
                new("inputs", made.InputsSha256),
            ]);
        }, ct);
        return refusal is not null ? refusal : new LodgedCase(now!, isNew ? key : null, isSame);
    }

    /// <summary>Whether a key is the one that the employer was given.</summary>
    public static bool IsKeyOf(TestCase of, string key) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Hash(key)), System.Text.Encoding.ASCII.GetBytes(of.StatusKeySha256));

    static CaseAssessment Summary(Assessment assessment, OpenInputs open, string applicationSha256, string recordSha256)
    {
        var application = assessment.Application;
        var spoken = assessment.Results.Where(r => r.Speaks).ToList();
        return new(1, assessment.DecidedAt, application.SubmittedAt, applicationSha256, open.Sha256, recordSha256, assessment.Outcome, assessment.Standing.Track, assessment.Standing.Row,
            [.. assessment.Reasons], Decisive(assessment),
            [.. spoken.Where(r => r.Finding.Gap is Gap.Missing or Gap.Contradictory).Select(r => r.Finding.InputPath).Distinct().Order(StringComparer.Ordinal)],
            open.Absent, application.Post?.Occupation, application.Post?.Reference, assessment.PreferenceRank, assessment.PermitClass ?? assessment.RuleSet.Procedure.PermitClass,
            assessment.ValidityMonths ?? assessment.RuleSet.Procedure.ValidityMonths, assessment.RuleSet.Procedure.DecisionClockDays,
            ApplyBy(assessment, open),
            [.. assessment.Results.Where(r => r is { Effect: Effect.ApproveWithCondition, Excused: false }).Select(r => new CaseCondition(r.Rule.Id, r.Rule.Reason, r.Rule.DueDays))],
            IsConfirmed: Confirmation.IsWhole(assessment, open.Assessor.Inputs.Law), Fee: assessment.RuleSet.Procedure.Fee);
    }

    static DateOnly? ApplyBy(Assessment assessment, OpenInputs open) =>
        assessment is { Standing.Track: Track.Eac, Application.EntryDate: { } entry, RuleSet.WorkingDaysAfterEntry: { } days } ? open.Assessor.Inputs.Clock.Deadline(entry, days) : null;

    /// <summary>The first reason whose effect made the outcome, so that every case counts under one reason.</summary>
    static string Decisive(Assessment assessment)
    {
        if (assessment.Exemption is { } exemption) return exemption.Reason;
        Effect? made = assessment.Outcome switch
        {
            Outcome.Inadmissible => Effect.Inadmissible,
            Outcome.NotProcessed => Effect.NotProcessed,
            Outcome.Refuse => Effect.Refuse,
            Outcome.Incomplete => Effect.Incomplete,
            Outcome.Refer => Effect.Refer,
            Outcome.ApproveWithConditions => Effect.ApproveWithCondition,
            _ => null,
        };
        return made is null ? CaseAssessment.NoReason : assessment.Results.First(r => r.Effect == made && !r.Excused).Rule.Reason;
    }

    static string Hash(string key) => CaseTexts.Sha256(System.Text.Encoding.UTF8.GetBytes(key));
}
