using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.IndicatorReadings;
using Pipeline.Lake;
using Pipeline.Nightly;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Statistics.Releases;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>
/// Publishes the tables of the coordination mechanism. Populations are counted from the accepted files, protected once, and every table is derived from what came
/// out. What must hold of a release is checked before it is written; one that fails is not published, and says why. The pointer is written last, and one
/// publication at a time has the lease.
/// </summary>
/// <param name="scorecards">Null where there are none, and so are <paramref name="cases"/>.</param>
public sealed class StatisticsPublication(
    BlobServiceClient blobs, StatisticsDefinitions definitions, RoundingKeys keys, CatalogInForce catalog, TimeProvider clock, PublishedShortage? indicators = null,
    ScorecardSource? scorecards = null, RecordedCases? cases = null)
{
    readonly ReleaseStore _releases = new(blobs);
    readonly Trees _trees = new(definitions.Structures);

    /// <summary>Publishes once, unless nothing has changed or another publication is at work.</summary>
    /// <param name="current">Every accepted partition that no later one supersedes.</param>
    /// <exception cref="InvalidOperationException">A key of the roundings is not set.</exception>
    /// <exception cref="RequestFailedException">The storage refused, or a partition is not there.</exception>
    /// <exception cref="OperationCanceledException">The publication was stopped, or lost its lease.</exception>
    public async Task<PublicationSummary> RunAsync(IReadOnlyList<LakePartition> current, CancellationToken ct, IProgress<RunProgress>? progress = null)
    {
        var work = new WorkStore(blobs);
        await work.PrepareAsync(ct);
        await using var lease = await RunLease.TryTakeAsync(work.Container, ct);
        if (lease is null) return new(PublicationState.AlreadyRunning, null, [], []);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, lease.Lost);

        var month = ReferencePeriod.Parse($"{RwandaTime.DayOf(clock.GetUtcNow()):yyyy-MM}").Add(-1);
        var inputs = PublicationInputs.Of(
            current, catalog.Now, definitions, indicators is null ? null : await indicators.ReadAsync(stop.Token),
            scorecards is null ? [] : await scorecards(month, stop.Token), cases is null ? [] : await cases(month, stop.Token), month);
        if (inputs.IsEmpty) return new(PublicationState.NothingToDo, null, [], inputs.LeftOut);

        var pointer = await _releases.ReadCurrentAsync(stop.Token);
        var before = pointer is null ? null : await work.FindAsync(WorkBlobs.State(pointer.Current.Release), b => ReleaseState.Read(b), stop.Token);
        if (before?.Inputs == inputs.Name(definitions)) return new(PublicationState.Unchanged, before.Release, [], inputs.LeftOut);
        var night = new PublicationNight(blobs.GetBlobContainerClient(Containers.Lake), work, definitions, _trees, keys, progress);
        var id = NextId(pointer?.Current.Release, inputs.Name(definitions));
        var isRebase = before is not null && before.Benchmark != definitions.Parameters.Benchmark;
        if (pointer is not null && before is null)
            return await RefuseAsync(work, id, [$"What release {pointer.Current.Release} was rounded from is gone, so that figures cannot stick to it. Restore the container {Containers.StatisticsWork}."], inputs, stop.Token);

        ReleaseDraft draft;
        ReleaseState state;
        try
        {
            (draft, state) = await night.RunAsync(id, inputs, before, isRebase, stop.Token);
        }
        catch (InvalidDataException e)
        {
            return await RefuseAsync(work, id, [e.Message], inputs, stop.Token);
        }
        if (draft.Violations.Count > 0) return await RefuseAsync(work, id, [.. draft.Violations.Select(v => $"{v}")], inputs, stop.Token);

        await work.WriteAsync(WorkBlobs.State(id), state.ToJson(), stop.Token);
        var release = new Release(id, clock.GetUtcNow(), pointer?.Current.Release, MethodVersion, isRebase, [.. draft.Flows], [.. draft.Missing]);
        await _releases.PublishAsync(release, definitions.Structures, draft.Files, pointer, stop.Token);
        await work.DeleteAsync(WorkBlobs.Refused, stop.Token);
        await work.DeleteUnusedAsync(stop.Token);
        return new(PublicationState.Published, id, [], inputs.LeftOut, night.FilesRead, draft.Flows.Count);
    }

    string MethodVersion => $"{definitions.Parameters.Version}-{definitions.Sha256[..8]}";

    /// <summary>The day, a number among the day's releases, and a part of the inputs' name: a later release has a greater id.</summary>
    string NextId(string? previous, string inputs)
    {
        var today = $"{RwandaTime.DayOf(clock.GetUtcNow()):yyyy-MM-dd}";
        var (day, number) = (today, 1);
        if (previous is not null && string.CompareOrdinal(previous[..today.Length], today) >= 0)
            (day, number) = (previous[..today.Length], int.Parse(previous.AsSpan(today.Length + 1, 2), CultureInfo.InvariantCulture) + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{day}-{number:00}-{inputs[..8]}");
    }

    async Task<PublicationSummary> RefuseAsync(WorkStore work, string id, IReadOnlyList<string> reasons, PublicationInputs inputs, CancellationToken ct)
    {
        await work.WriteAsync(
            WorkBlobs.Refused, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new RefusedRelease(id, clock.GetUtcNow(), reasons), WorkJson.Default.RefusedRelease), ct);
        return new(PublicationState.Refused, id, reasons, inputs.LeftOut);
    }
}
