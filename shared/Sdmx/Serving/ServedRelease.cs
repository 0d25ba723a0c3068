using System.Collections.Concurrent;
using Pipeline.Sdmx.Structures;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Serving;

/// <summary>
/// One release, with the tables that have been asked for in memory. A request takes it once and answers from it alone, whatever is published meanwhile. Safe for
/// many callers at once.
/// </summary>
/// <param name="maxObservations">How many observations tables in memory may have together; the one not asked for longest goes first.</param>
public sealed class ServedRelease(Release release, string sha256, StructureSet structures, ReleaseStore store, long maxObservations)
{
    sealed class Slot(Task<FlowView> view)
    {
        public Task<FlowView> View => view;

        public long LastUse;
    }

    readonly Lazy<StructureCatalog> _catalog = new(() => new(structures));
    readonly ConcurrentDictionary<string, Slot> _flows = new(StringComparer.Ordinal);
    readonly Lock _loading = new();
    long _clock;

    public Release Release => release;

    /// <summary>Of the manifest, which names every file's hash: two releases never have the same.</summary>
    public string Sha256 => sha256;

    public StructureSet Structures => structures;

    public StructureCatalog Catalog => _catalog.Value;

    /// <summary>What the release says of a dataflow; null when it has no figures of it.</summary>
    public ReleasedFlow? Find(string dataflow) => release.Flows.FirstOrDefault(f => f.Dataflow == dataflow);

    /// <summary>A table of the release, loaded when it is first asked for.</summary>
    /// <exception cref="Azure.RequestFailedException">The storage refused; the next request tries again.</exception>
    /// <exception cref="InvalidDataException">The file is not the table that it should be.</exception>
    public Task<FlowView> LoadAsync(Dataflow flow)
    {
        if (!_flows.TryGetValue(flow.Id, out var slot) || slot.View.IsFaulted)
            lock (_loading)
            {
                if (!_flows.TryGetValue(flow.Id, out slot) || slot.View.IsFaulted)
                {
                    MakeRoom(Find(flow.Id)?.Rows ?? 0);
                    // For whoever asks: a caller who goes away does not end it.
                    _flows[flow.Id] = slot = new(Task.Run(() => ReadAsync(flow)));
                }
            }
        slot.LastUse = Interlocked.Increment(ref _clock);
        return slot.View;
    }

    /// <summary>A dataflow's file, for who wants all of it.</summary>
    public Task<Stream> OpenAsync(string dataflow, CancellationToken ct) => store.OpenDataAsync(release.Id, dataflow, ct);

    async Task<FlowView> ReadAsync(Dataflow flow)
    {
        await using var file = await OpenAsync(flow.Id, CancellationToken.None);
        return new(structures, release, await ObservationReader.ReadAsync(file, flow, structures, CancellationToken.None));
    }

    void MakeRoom(long rows)
    {
        while (!_flows.IsEmpty && _flows.Keys.Sum(id => Find(id)?.Rows ?? 0) + rows > maxObservations)
            _flows.TryRemove(_flows.MinBy(f => f.Value.LastUse).Key, out _);
    }
}
