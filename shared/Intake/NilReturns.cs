using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>
/// Takes an agency's word that a period has nothing to report. It is a submission like a file's, with zero rows: a lake file without rows becomes
/// current, so that readers see none and rules that look at earlier periods find one.
/// </summary>
public sealed class NilReturns(
    DropNaming naming, SubmissionLedger ledger, CurrentDrops current, ReceiptStore receipts, DropOutputs outputs, PseudonymKeys keys, TimeProvider clock)
{
    /// <summary>The name that its path ends with; no file in the inbox is called so.</summary>
    const string Name = "nil-return";

    /// <summary>
    /// Takes a nil return. Repeated, also after a crash, it is the same submission; one that is current already is answered with its receipt.
    /// </summary>
    /// <exception cref="NilReturnException">It cannot be taken.</exception>
    public async Task<Receipt> TakeAsync(NilReturn nil, CancellationToken ct)
    {
        var path = new DropPath(nil.Agency, nil.Dataset, nil.Period, Name);
        var drop = naming.Identify(new Delivery($"{path}", "", clock.GetUtcNow()), SubmissionId.For(nil.Agency, $"{path}", ""));
        if (drop is not { Taken: { } taken }) throw new NilReturnException(drop.Refusal!.Message.En) { Parameter = "period" };
        if (nil.Period.End >= RwandaTime.DayOf(clock.GetUtcNow()))
            throw new NilReturnException($"{nil.Period} has not ended: nobody can know yet that there is nothing to report.") { Parameter = "period" };

        var standing = await current.FindAsync(path, ct);
        var standsAs = standing is null ? null : await ledger.FindAsync(standing.Submission, ct);
        if (standsAs is { IsNil: true, Outcome: not null } && await receipts.FindAsync(standing!.Submission, ct) is { } same) return same;
        Check(nil, standing);
        var id = standsAs is { IsNil: true } ? standing!.Submission : await NameAsync(path, standing, ct);
        var row = await ledger.BeginAsync(id, $"{path}", clock.GetUtcNow(), ct, isNil: true);
        drop = naming.Identify(new Delivery($"{path}", "", row.ReceivedAt), id);
        return await DecideAsync(drop, taken, nil, ct);
    }

    /// <summary>Named by what it takes the place of: asked for again before that changes, it is the same. One that was decided before is another.</summary>
    async Task<SubmissionId> NameAsync(DropPath path, LakePartition? standing, CancellationToken ct)
    {
        for (var number = 0; ; number++)
        {
            var id = SubmissionId.For(path.Agency, $"{path}", $"{standing?.Submission}|{number}");
            if (await ledger.FindAsync(id, ct) is not { Outcome: not null }) return id;
        }
    }

    static void Check(NilReturn nil, LakePartition? standing)
    {
        if (nil.Replaces is { } named && named != standing?.Submission)
            throw new NilReturnException($"'{named}' does not stand for {nil.Period}; {(standing is null ? "nothing does. Leave 'replaces' out" : $"{standing.Submission} does")}.") { StandsFor = standing?.Submission };
        if (standing is { Rows: > 0 } && nil.Replaces is null)
            throw new NilReturnException(
                $"Submission {standing.Submission} with {standing.Rows} rows stands for {nil.Period}. Deliver a corrected file instead; if the rows are to go "
                + $"because there is nothing to report after all, send \"replaces\": \"{standing.Submission}\".")
            { StandsFor = standing.Submission };
    }

    async Task<Receipt> DecideAsync(Drop drop, TakenUnder taken, NilReturn nil, CancellationToken ct)
    {
        await ledger.ChangeAsync(drop.Id, Start, ct, nil.Actor);
        await using var rows = await LakeWriter.CreateAsync(taken.Protocol, taken.Path.Period, drop.Id, keys.Current, ct);
        var partition = new LakePartition(nil.Dataset, nil.Period, nil.Agency, drop.Id, "", 0);
        var receipt = await outputs.WriteNilAsync(drop, partition, await rows.CompleteAsync(ct), rows.KeyVersion, nil.Reason, ct);
        if (await current.OfferAsync(partition, drop.Delivery.ReceivedAt, ct) is { } superseded)
            await ledger.ChangeAsync(superseded, row => row.Lifecycle = nameof(Lifecycle.Superseded), ct);
        await ledger.ChangeAsync(drop.Id, row =>
        {
            if (row.Lifecycle != nameof(Lifecycle.Superseded)) row.Lifecycle = nameof(Lifecycle.Validated);
            row.Decide(drop, receipt, sha256: null);
            (row.RowsRead, row.RowsAccepted, row.RowsWithWarnings) = (0, 0, 0);
        }, ct, nil.Actor);
        return receipt;
    }

    static void Start(SubmissionEntity row)
    {
        if (row.Outcome is not null) return;
        row.Attempts++;
        if (row.Lifecycle != nameof(Lifecycle.Superseded)) row.Lifecycle = nameof(Lifecycle.Validating);
    }
}

/// <summary>An agency's word that a period has nothing to report.</summary>
/// <param name="Reason">Why there is nothing, in a sentence for the receipt; about the data and not about persons.</param>
/// <param name="Replaces">The accepted submission with rows that it takes the place of; null when none stands.</param>
/// <param name="Actor">The opaque id of who says it.</param>
public sealed record NilReturn(AgencyId Agency, DatasetId Dataset, ReferencePeriod Period, string Reason, SubmissionId? Replaces, string Actor);

/// <summary>A nil return that cannot be taken; the message says why and what to do instead. Nothing was written.</summary>
public sealed class NilReturnException(string message) : Exception(message)
{
    /// <summary>The part of the request that is wrong; null when it is in order and something stands against it.</summary>
    public string? Parameter { get; init; }

    /// <summary>The submission that stands for the period; null when none does.</summary>
    public SubmissionId? StandsFor { get; init; }
}
