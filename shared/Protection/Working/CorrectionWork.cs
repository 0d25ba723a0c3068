using Pipeline.Coordination;
using Pipeline.Intake.Ledger;
using Pipeline.Lake;
using Pipeline.Protection.Finding;
using Pipeline.Protection.Requests;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Working;

/// <summary>
/// Turns what was found into tasks of the agencies that delivered it. Values are never corrected here: the source is mended, and delivers again. A task is done when a later
/// revision of the same period was accepted.
/// </summary>
public sealed class CorrectionWork(PersonFiles files, CurrentDrops current, NoticeBoard board, CatalogInForce catalog, TimeProvider clock)
{
    /// <summary>The tasks of what is current, with a notice to each agency. Repeating it says nothing twice.</summary>
    public async Task<IReadOnlyList<CorrectionTask>> BeginAsync(SubjectRequest request, DateOnly due, SubjectWork work, CancellationToken ct)
    {
        var tasks = new List<CorrectionTask>();
        foreach (var found in work.Found.Where(f => f.IsAccepted))
        {
            if (!await IsCurrentAsync(found.Place, ct)) continue;
            var place = found.Place;
            tasks.Add(new(place.Agency, place.Dataset, place.Period, place.Submission, await RecordsAsync(found, work.Keys, ct)));
            var now = clock.GetUtcNow();
            await board.PostAsync(new("RectificationAsked", place.Agency, request.Id, $"{place.Dataset}:{place.Period}", due, 0, now,
                $"Request {request.Id}: a person asks that their data in {place.Agency}/{place.Dataset} of {place.Period} be mended. See /api/subject-requests/{request.Id}."), ct);
        }
        return tasks;
    }

    /// <summary>The tasks with those marked as done whose period has a later accepted revision.</summary>
    public async Task<IReadOnlyList<CorrectionTask>> LookAsync(IReadOnlyList<CorrectionTask> tasks, CancellationToken ct)
    {
        var looked = new List<CorrectionTask>();
        foreach (var task in tasks)
            looked.Add(task with { IsDone = task.IsDone || !await IsCurrentAsync(new(task.Dataset, task.Period, task.Agency, task.Submission, 0), ct) });
        return looked;
    }

    Task<bool> IsCurrentAsync(FoundPlace place, CancellationToken ct)
    {
        var at = place.ToPlace();
        return current.IsCurrentAsync(new(at.Agency, at.Dataset, at.Period, ""), at.Submission, ct);
    }

    /// <summary>
    /// Accepted rows stand in the lake in the order of the file, without those rejected, whose numbers are known: so a row's number follows from its place, as long as
    /// none was taken out since.
    /// </summary>
    async Task<IReadOnlyList<long>?> RecordsAsync(FoundFile found, IReadOnlyCollection<PersonKey> keys, CancellationToken ct)
    {
        await using var opened = await files.OpenAsync(found.Container, found.Blob, ct);
        if (opened is null) return null;
        var (file, place) = (opened.Reader, found.Place.ToPlace());
        if (LakeMetadata.ListIn(file.Metadata, LakeMetadata.SetApart).Count + LakeMetadata.ListIn(file.Metadata, LakeMetadata.Erased).Count > 0) return null;
        var mask = await RowMask.FindAsync(file, PersonColumns.Of(catalog.Now, place.Agency, place.Dataset).Sought(keys, found.KeyVersion), ct);
        return [.. RecordsOf(mask.Places(file), await RejectedAsync(place, ct))];
    }

    /// <summary>Numbers in the file as it came, from 1, of places in the lake's file, from 0.</summary>
    /// <param name="rejected">Numbers of the rows left out, ascending.</param>
    internal static IEnumerable<long> RecordsOf(IEnumerable<long> places, IReadOnlyList<long> rejected)
    {
        var before = 0;
        foreach (var place in places)
        {
            while (before < rejected.Count && rejected[before] <= place + 1 + before) before++;
            yield return place + 1 + before;
        }
    }

    async Task<IReadOnlyList<long>> RejectedAsync(LakePlace place, CancellationToken ct)
    {
        await using var opened = await files.OpenAsync(Containers.Lake, place.Partition.RejectedBlobName, ct);
        if (opened is null) return [];
        var records = new List<long>();
        for (var group = 0; group < opened.Reader.RowGroupCount; group++)
            records.AddRange((await opened.Reader.ReadAsync<long>(group, "_record", ct)).OfType<long>());
        records.Sort();
        return records;
    }
}
