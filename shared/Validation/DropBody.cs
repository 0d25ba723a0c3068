namespace Pipeline.Validation;

/// <summary>
/// The rows of a drop. Several threads read and check a chunk each, as if rows began where it begins; then the chunks have their turn in
/// order (<see cref="BodyResult"/>), where one that began otherwise is read again from what was left over before it.
/// </summary>
sealed class DropBody(CheckPlan plan, Header header, DropText text, ChunkReader source, int threads, RuleBook rules, FindingLog log)
{
    readonly KeyHash _hash = new();

    /// <summary>Reads on from the first chunk, whose start is behind the header.</summary>
    /// <param name="firstLine">Line on which the rows begin.</param>
    public async Task<BodyResult> ReadAsync(
        Chunk first, long firstLine, IAcceptedRows? rows, IRejectedRows? rejected, IProgress<ValidationProgress>? progress, CancellationToken ct)
    {
        var result = new BodyResult(plan, header, _hash.Fork(), firstLine, rules, log, rows, new(rejected, plan.Protocol, header), progress);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var reading = new SemaphoreSlim(1);
        var turns = new Turns(first.Number);
        Chunk? given = first;
        var tasks = Enumerable.Range(0, threads).Select(_ => Task.Run(() => WorkAsync(), CancellationToken.None)).ToList();
        try
        {
            await foreach (var task in Task.WhenEach(tasks))
            {
                if (!task.IsCompletedSuccessfully) await stop.CancelAsync();
            }
            // Whoever failed first is told, not those that were stopped for it.
            var failed = tasks.FirstOrDefault(t => t.IsFaulted) ?? tasks.FirstOrDefault(t => t.IsCanceled);
            if (failed is not null) await failed;
            await result.FinishAsync(isWhole: text.Fatal is null, ct);
            await log.FlushAsync(ct);
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }

        async Task WorkAsync()
        {
            var check = new ChunkCheck(plan, header, _hash, keepsRows: rows is not null);
            while (await NextAsync() is { } chunk)
            {
                using (chunk)
                {
                    check.Run(chunk, default, log.IsFull, result.KeepsRejected, result.KeysRise);
                    await turns.WaitAsync(chunk.Number, stop.Token);
                    await result.TakeAsync(check, chunk, stop.Token);
                }
                turns.Next();
            }
        }

        async Task<Chunk?> NextAsync()
        {
            await reading.WaitAsync(stop.Token);
            try
            {
                stop.Token.ThrowIfCancellationRequested();
                if (result.IsDone) return null;
                var next = given ?? await source.ReadAsync(stop.Token);
                given = null;
                return next;
            }
            finally
            {
                reading.Release();
            }
        }
    }
}
