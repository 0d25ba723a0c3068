using System.Collections.Concurrent;
using Azure;
using Microsoft.Extensions.Logging;
using Pipeline.Protocols;
using Pipeline.Protocols.Loading;
using Pipeline.Reference;

namespace Pipeline.Agreements;

/// <summary>
/// Keeps <see cref="CatalogInForce"/> up to what is on record. Looking costs one small request; the record is read when its stamp has moved, and
/// once a minute, in case whoever changed it died before saying so. Storage that does not answer leaves the last good catalog in place.
/// </summary>
public sealed class AgreedProtocols(CatalogInForce catalog, AgreementRows rows, AgreementTexts texts, TimeProvider clock, ILogger<AgreedProtocols> log) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    static readonly TimeSpan LongestUnread = TimeSpan.FromMinutes(1);
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _one = new(1);
    // Texts are named by their hash: what was read and checked once stays good.
    readonly ConcurrentDictionary<(AgreementId, string Sha256), Protocol> _read = new();
    string? _stamp;
    DateTimeOffset _readAt;
    DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    /// <summary>Whether the record has been read at all since this program began.</summary>
    public bool IsKnown => _stamp is not null;

    /// <summary>Versions that are on record as in force and are not taken, because their texts or approvals are not what they should be.</summary>
    public IReadOnlyList<string> NotTaken { get; private set; } = [];

    /// <summary>Sees to it that the catalog is no older than this.</summary>
    /// <returns>Whether it is; false when storage did not answer, and the last good catalog stays.</returns>
    public async Task<bool> LookAsync(TimeSpan age, CancellationToken ct)
    {
        var asked = clock.GetUtcNow();
        if (IsKnown && _lookedAt > asked - age) return true;
        await _one.WaitAsync(ct);
        try
        {
            // Of many that wait one looks; what it began to see after they asked is news to all.
            if (IsKnown && _lookedAt > asked - age) return true;
            if (_failedAt > asked || (age > TimeSpan.Zero && asked - _failedAt < PauseAfterFailure)) return false;
            return await LookWithinPatienceAsync(clock.GetUtcNow(), ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    async Task<bool> LookWithinPatienceAsync(DateTimeOffset now, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Patience);
        try
        {
            // The stamp comes first: what is written after it was read moves it on again.
            var stamp = await texts.StampAsync(limited.Token);
            if (stamp != _stamp || now - _readAt >= LongestUnread)
            {
                catalog.Replace(AgreedCatalog.Of(catalog.Shipped, await ReadAsync(limited.Token), RwandaTime.DayOf(now)));
                (_stamp, _readAt) = (stamp, now);
            }
            _lookedAt = now;
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            _failedAt = now;
            log.LogWarning("The agreements on record cannot be read ({Reason}); the last good ones hold.", (e as RequestFailedException)?.ErrorCode ?? e.GetType().Name);
            return false;
        }
    }

    async Task<IReadOnlyCollection<AgreedVersion>> ReadAsync(CancellationToken ct)
    {
        var agreed = new List<AgreedVersion>();
        var notTaken = new List<string>();
        foreach (var ((agency, dataset), file) in await rows.ReadAllAsync(ct))
            foreach (var version in file.Versions.Where(v => v.Life is AgreementState.Active or AgreementState.Deprecated or AgreementState.Retired))
            {
                var id = new AgreementId(agency, dataset, version.Number);
                if (await ReadAsync(id, version, file, ct) is { } known) agreed.Add(known);
                else notTaken.Add($"{id}");
            }
        NotTaken = notTaken;
        return agreed;
    }

    /// <summary>The version, or null when it must not be taken.</summary>
    async Task<AgreedVersion?> ReadAsync(AgreementId id, AgreementVersion version, AgreementFile file, CancellationToken ct)
    {
        if (version is { Life: AgreementState.Retired, Sha256.Length: 0 }) return new(id, version.Life, null);
        if (!file.IsApproved(version))
        {
            log.LogError("Agreement {Agreement} is on record as {State} without the approval of every side; it is not taken.", id, version.State);
            return null;
        }
        try
        {
            if (!_read.TryGetValue((id, version.Sha256), out var protocol)) _read[(id, version.Sha256)] = protocol = await ReadTextAsync(id, version.Sha256, ct);
            return new(id, version.Life, protocol);
        }
        catch (Exception e) when (e is AlteredTextException or InvalidDataException or ProtocolException)
        {
            log.LogError("Agreement {Agreement} is not taken: {Reason}", id, e.Message);
            return null;
        }
    }

    async Task<Protocol> ReadTextAsync(AgreementId id, string sha256, CancellationToken ct)
    {
        var yaml = AgreementTexts.Decode(await texts.ReadAsync(id, sha256, ct)) ?? throw new InvalidDataException($"The text of {id} is not UTF-8.");
        var protocol = ProtocolText.Read(yaml, AgreementTexts.NameOf(id, sha256), id.Agency, id.Dataset, catalog.Shipped);
        return protocol.Version == id.Version
            ? protocol with { Status = ProtocolStatus.Active }
            : throw new InvalidDataException($"The text of {id} is that of version {protocol.Version}.");
    }
}
