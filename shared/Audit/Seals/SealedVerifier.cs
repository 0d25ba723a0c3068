using Azure.Data.Tables;

namespace Pipeline.Audit.Seals;

/// <summary>
/// Verifies streams of one table by their own hashes and by the seals: a chain that was written anew with its head is found by these alone.
/// </summary>
public sealed class SealedVerifier(TableServiceClient tables, string table, SealStore store, TimeProvider clock)
{
    /// <summary>A night that is missed, and the hours of one that is under way: what is older and not sealed should be.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    readonly StreamVerifier _verifier = new(tables, table);
    readonly SealReader _reader = new(store, clock);

    /// <summary>Verifies one stream.</summary>
    /// <param name="bySeals">Seals to hold it against, read before: for who verifies many streams.</param>
    /// <param name="all">Every seal there is, instead of the newest, which holds what the others do unless somebody altered it.</param>
    /// <param name="seen">Told of each event that holds.</param>
    /// <param name="known">Events that were handed out as proof.</param>
    public async Task<SealedVerification> VerifyAsync(
        string stream, CancellationToken ct, SealReading? bySeals = null, bool all = false, Action<AuditEvent>? seen = null,
        params IReadOnlyCollection<KnownEvent> known)
    {
        // The seals come first: the stream may go on meanwhile, and not back.
        var seals = bySeals
            ?? (all ? await _reader.ReadAllAsync(h => h.Table == table && h.Stream == stream, ct) : await _reader.ReadNewestAsync(ct));
        DateTimeOffset? begun = null;
        var chain = await _verifier.VerifyAsync(stream, ct, See, [.. known, .. seals.EventsOf(table, stream)]);
        return new(chain, Standing(seals, stream, begun));

        void See(AuditEvent e)
        {
            begun ??= e.At;
            seen?.Invoke(e);
        }
    }

    SealStanding Standing(SealReading seals, string stream, DateTimeOffset? begun)
    {
        var newest = seals.Seals is [.., var last] ? last : null;
        var head = newest?.Heads.FirstOrDefault(h => h.Table == table && h.Stream == stream);
        var isMissing = head is null && IsOld(begun);
        List<string> sentences = [.. seals.Faults.Select(f => f.Sentence)];
        if (isMissing)
            sentences.Add($"No seal has it, and it began on {begun:yyyy-MM-dd}: seals are missing, or the nightly sealing has never ended well.");
        else sentences.Add(head is null ? "It is not sealed yet: that comes with the next night." : Sentence(newest!, head));
        if (IsOld(newest?.At)) sentences.Add("There is no later seal: nights were missed, or seals are missing.");
        return new(seals.Faults.Count == 0 && !isMissing, newest?.Day, head?.Events ?? 0, seals.Seals.Count, string.Join(' ', sentences));
    }

    static string Sentence(Seal seal, SealedHead head) => $"The seal of {seal.Day:yyyy-MM-dd} " + (head.Broken is { } other
        ? $"says that since {other.Found:yyyy-MM-dd} it did not hold the {head.Events} events that were sealed before."
        : $"has its first {head.Events} events.");

    bool IsOld(DateTimeOffset? time) => time < clock.GetUtcNow() - Patience;
}
