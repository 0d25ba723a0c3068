using System.Collections.Concurrent;
using Pipeline.Reference;
using Pipeline.Sdmx.Requests;
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
    /// <param name="View">The whole table.</param>
    sealed record Slot(Task<FlowView> View)
    {
        public long LastUse;
    }

    // A whole table in few requests; of a part, its few row groups and little more.
    const int WholeWindow = 4 * 1024 * 1024;
    const int PartWindow = 256 * 1024;

    // A part is read beside the whole: it must cost little of what that costs.
    const int LeastParts = 4;

    readonly Lazy<StructureCatalog> _catalog = new(() => new(structures));
    readonly ConcurrentDictionary<string, Slot> _flows = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, FlowView> _outlines = new(StringComparer.Ordinal);
    readonly Lock _loading = new();
    long _clock;

    public Release Release => release;

    /// <summary>Of the manifest, which names every file's hash: two releases never have the same.</summary>
    public string Sha256 => sha256;

    public StructureSet Structures => structures;

    public StructureCatalog Catalog => _catalog.Value;

    public AskedBefore Asked { get; } = new();

    /// <summary>What the release says of a dataflow; null when it has no figures of it.</summary>
    public ReleasedFlow? Find(string dataflow) => release.Flows.FirstOrDefault(f => f.Dataflow == dataflow);

    /// <summary>A dataflow with no rows: what questions are read by, which need no figures.</summary>
    public FlowView Outline(Dataflow flow) =>
        _outlines.GetOrAdd(flow.Id, (_, release) => new(release.Structures, release.Release, ObservationTable.Empty(flow)), this);

    /// <summary>A table of the release, loaded when it is first asked for.</summary>
    /// <exception cref="Azure.RequestFailedException">The storage refused; the next request tries again.</exception>
    /// <exception cref="InvalidDataException">The file is not the table that it should be.</exception>
    public Task<FlowView> LoadAsync(Dataflow flow) => SlotOf(flow, null).View;

    /// <summary>
    /// The rows that a query selects, and others of the table in their order. The first question after a release begins is answered from the row groups that it
    /// needs, and the whole table follows; later ones wait for that.
    /// </summary>
    /// <inheritdoc cref="LoadAsync(Dataflow)"/>
    public async Task<FlowView> LoadAsync(Dataflow flow, DataQuery query)
    {
        if (_flows.TryGetValue(flow.Id, out var there) && !there.View.IsFaulted) return await SlotOf(flow, null).View;
        // For whoever asks: a caller who goes away does not end it.
        var part = new Lazy<Task<FlowView?>>(() => Task.Run(() => ReadPartAsync(flow, query)));
        var slot = SlotOf(flow, part);
        return (part.IsValueCreated ? await part.Value : null) ?? await slot.View;
    }

    /// <summary>A dataflow's file, for who wants all of it.</summary>
    public Task<Stream> OpenAsync(string dataflow, CancellationToken ct) => store.OpenDataAsync(release.Id, dataflow, ct);

    /// <param name="part">Begun if the table is not there yet, and then read before the whole of it.</param>
    Slot SlotOf(Dataflow flow, Lazy<Task<FlowView?>>? part)
    {
        if (!_flows.TryGetValue(flow.Id, out var slot) || slot.View.IsFaulted)
            lock (_loading)
            {
                if (!_flows.TryGetValue(flow.Id, out slot) || slot.View.IsFaulted)
                {
                    MakeRoom(Find(flow.Id)?.Rows ?? 0);
                    _flows[flow.Id] = slot = new(ReadAfterAsync(part?.Value, flow));
                }
            }
        slot.LastUse = Interlocked.Increment(ref _clock);
        return slot;
    }

    async Task<FlowView> ReadAfterAsync(Task? part, Dataflow flow)
    {
        // If the part cannot be read, reading the whole says why.
        if (part is not null) await part.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await Task.Run(async () =>
        {
            await using var file = await store.OpenWindowsAsync(release.Id, flow.Id, WholeWindow, CancellationToken.None);
            return new FlowView(structures, release, await ObservationReader.ReadAsync(file, flow, structures, CancellationToken.None));
        });
    }

    /// <returns>Null where the query needs so much of the table that the whole is as soon there.</returns>
    async Task<FlowView?> ReadPartAsync(Dataflow flow, DataQuery query)
    {
        var most = (Find(flow.Id)?.Rows ?? 0) / LeastParts;
        await using var file = await store.OpenWindowsAsync(release.Id, flow.Id, PartWindow, CancellationToken.None);
        var codes = flow.Dimensions.Select(d => structures.Codelist(d.Codelist).Codes).ToArray();
        var part = await ObservationReader.ReadPartAsync(file, flow, structures, MayHave, most, CancellationToken.None);
        return part is null ? null : new(structures, release, part);

        bool MayHave(int dimension, TextBounds held) => query.Keys.Any(key => key[dimension] is not { } set || IsAny(set, dimension, held));

        bool IsAny(CodeSet set, int dimension, TextBounds held)
        {
            foreach (var place in set.Places)
                if (held.MayHold(codes[dimension][place].Id)) return true;
            return false;
        }
    }

    void MakeRoom(long rows)
    {
        while (!_flows.IsEmpty && _flows.Keys.Sum(id => Find(id)?.Rows ?? 0) + rows > maxObservations)
            _flows.TryRemove(_flows.MinBy(f => f.Value.LastUse).Key, out _);
    }
}
