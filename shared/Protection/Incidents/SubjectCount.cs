using Pipeline.Intake.Ledger;
using Pipeline.Lake;
using Pipeline.Protection.Finding;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Incidents;

/// <summary>Counts the different persons of the files that an incident is about: accepted rows, rejected ones, and those set apart.</summary>
public sealed class SubjectCount(PersonFiles files, SubmissionLedger ledger, CatalogInForce catalog)
{
    /// <param name="agency">The one whose data is counted; null for all.</param>
    public async Task<AffectedSubjects> CountAsync(Incident incident, AgencyId? agency, CancellationToken ct)
    {
        var all = new HashSet<UInt128>();
        var groups = new List<AffectedGroup>();
        var (places, notCounted) = await PlacesAsync(incident, agency, ct);
        foreach (var group in places.GroupBy(p => (p.Dataset, p.Agency, p.Period)).OrderBy(g => $"{g.Key.Dataset}/{g.Key.Agency}/{g.Key.Period}", StringComparer.Ordinal))
        {
            var (persons, rows) = (new HashSet<UInt128>(), 0L);
            foreach (var place in group) rows += await AddAsync(place, persons, ct);
            groups.Add(new($"{group.Key.Dataset}", $"{group.Key.Agency}", $"{group.Key.Period}", persons.Count, rows,
                [.. group.Select(p => $"{p.Submission}").Order(StringComparer.Ordinal)]));
            all.UnionWith(persons);
        }
        return new(incident.Id, all.Count, groups, notCounted);
    }

    async Task<(List<LakePlace> Places, IReadOnlyList<string> NotCounted)> PlacesAsync(Incident incident, AgencyId? agency, CancellationToken ct)
    {
        var (places, notCounted) = (new List<LakePlace>(), new List<string>());
        foreach (var id in incident.Submissions.Select(s => SubmissionId.Parse(s)).Where(s => agency is null || s.Agency == agency))
        {
            var row = await ledger.FindAsync(id, ct);
            var before = places.Count;
            if (row is { Dataset: { } dataset, Period: { } period } && DatasetId.TryParse(dataset, null, out var d) && ReferencePeriod.TryParse(period, null, out var p))
                await foreach (var blob in files.ListAsync(new(Containers.Lake, new LakePartition(d, p, id.Agency, id, "", 0).BlobPrefix), ct))
                    if (LakePlace.Parse(blob) is { } place) places.Add(place);
            if (places.Count == before) notCounted.Add($"{id}");
        }
        if (incident.Submissions.Count > 0) return (places, notCounted);
        foreach (var dataset in incident.Datasets.Select(d => d.Split('/')).Where(d => agency is null || d[0] == $"{agency}"))
            await foreach (var blob in files.ListAsync(new(Containers.Lake, $"dataset={dataset[1]}/"), ct))
                if (LakePlace.Parse(blob) is { } found && $"{found.Agency}" == dataset[0]) places.Add(found);
        return (places, notCounted);
    }

    /// <summary>Adds the persons of all files of a submission and gives their rows.</summary>
    async Task<long> AddAsync(LakePlace place, HashSet<UInt128> persons, CancellationToken ct)
    {
        var columns = PersonColumns.Of(catalog.Now, place.Agency, place.Dataset).Domains.Where(c => c.Value == PersonColumns.Person).Select(c => c.Key).ToList();
        var rows = 0L;
        await foreach (var (container, blob) in files.OfAsync(place, ct))
        {
            await using var opened = await files.OpenAsync(container, blob, ct);
            if (opened is null) continue;
            var file = opened.Reader;
            for (var group = 0; group < file.RowGroupCount; group++)
            {
                rows += file.RowCount(group);
                foreach (var column in columns.Where(file.HasColumn))
                    foreach (var text in await file.ReadTextAsync(group, column, ct))
                        // A rejected row has a mask in place of an identifier that is none.
                        if (UInt128.TryParse(text, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var person) && text!.Length == 32) persons.Add(person);
            }
        }
        return rows;
    }
}
