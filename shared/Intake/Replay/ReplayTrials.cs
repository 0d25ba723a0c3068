using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Intake.Replay;

/// <summary>Reads a submission's file again under the protocols of today and says what that would change. Stores nothing.</summary>
public sealed class ReplayTrials(SubmissionLedger ledger, Inbox inbox, DropNaming naming, DropCheck check, CurrentDrops current, ReceiptStore receipts)
{
    /// <summary>The trial, or why there is none. Whoever gets one disposes of it.</summary>
    /// <param name="resumes">Whether a replay that was begun is gone on with: otherwise its submission is busy.</param>
    internal async Task<(ReplayTrial? Trial, ReplayRefusal? Refusal)> TryAsync(SubmissionId id, bool resumes, CancellationToken ct)
    {
        if (await ledger.FindAsync(id, ct) is not { } row) return Refuse(ReplayRefusalKind.Unknown, $"There is no submission '{id}'.");
        if (Obstacle(row, resumes) is { } obstacle) return (null, obstacle);
        if (await inbox.FindAsync(id, row.BlobName, row.ReceivedAt, ct) is not { } file)
            return Refuse(ReplayRefusalKind.Impossible, "Its file is neither in the archive nor in quarantine nor in the inbox: ask the agency to deliver it again.");
        var drop = naming.Identify(file with { ReceivedAt = row.ReceivedAt }, id);
        if (drop is not { Taken: { } taken }) return Refuse(ReplayRefusalKind.Impossible, $"It still cannot be taken: {drop.Refusal!.Message.En}");

        await using var content = await inbox.OpenAsync(file, ct);
        var result = await check.RunAsync(drop, taken, content, ct);
        try
        {
            return (new(row, drop, taken, result, await PreviewAsync(row, taken, result.Report, ct)), null);
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    static ReplayRefusal? Obstacle(SubmissionEntity row, bool resumes) => row switch
    {
        { IsNil: true } => new(ReplayRefusalKind.Impossible, "It is a nil return and has no file that could be read again."),
        { DuplicateOf: { } original } => new(ReplayRefusalKind.Impossible, $"It has the content of {original}, which answers for it: replay that one."),
        { Replaying: not null } when !resumes => new(ReplayRefusalKind.Busy, "A replay of it is under way. Ask again in a minute."),
        { Outcome: null, State: Lifecycle.Received or Lifecycle.Validating } =>
            new(ReplayRefusalKind.Busy, "It is being read for the first time. Wait for its outcome; when none comes, the sweep marks it Stuck and takes it again."),
        { Outcome: null, State: Lifecycle.Superseded } => new(ReplayRefusalKind.Impossible, "It was replaced before it was read."),
        _ => null,
    };

    async Task<ReplayPreview> PreviewAsync(SubmissionEntity row, TakenUnder taken, ValidationReport report, CancellationToken ct)
    {
        var id = SubmissionId.Parse(row.RowKey);
        var before = await receipts.FindAsync(id, ct);
        var isCurrent = await current.IsCurrentAsync(taken.Path, id, ct);
        return new(row.RowKey, row.Dataset, row.Period,
            new(row.Outcome, row.ProtocolVersion, row.RowsRead, row.RowsAccepted, row.Sha256),
            new($"{report.Outcome}", $"{report.ProtocolVersion}", report.RowsRead, report.RowsAccepted, report.Sha256),
            NewlyFailing(before?.Report, report),
            row.State == Lifecycle.Superseded ? CurrentDataEffect.StaysSuperseded
            : report.IsAccepted ? isCurrent ? CurrentDataEffect.RowsReplaced : CurrentDataEffect.RowsEnter
            : isCurrent ? CurrentDataEffect.RowsLeave
            : CurrentDataEffect.None);
    }

    static List<NewFailure> NewlyFailing(ValidationReport? before, ValidationReport after)
    {
        var failed = before?.Rules.Where(r => r.Failed > 0).Select(r => r.RuleId).ToHashSet() ?? [];
        return
        [
            .. from rule in after.Rules
               where rule.Failed > 0 && !failed.Contains(rule.RuleId)
               select new NewFailure(rule.RuleId, rule.Severity, rule.Failed, rule.Message.En),
        ];
    }

    static (ReplayTrial?, ReplayRefusal?) Refuse(ReplayRefusalKind kind, string sentence) => (null, new(kind, sentence));
}
