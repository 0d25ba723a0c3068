using System.Text.Json;
using Pipeline.Intake;
using Pipeline.Intake.Restricted;
using Pipeline.Lake;
using Pipeline.Protection.Finding;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Working;

/// <summary>
/// Writes what is held of a person, a file of JSON Lines per dataset: the first line says whose the data is, what it is used for and who gets it, each line after
/// it is a row under the columns' plain titles. Identifiers are left out: those kept are codes that nobody can turn back.
/// </summary>
public sealed class ExportWork(PersonFiles files, SensitiveFiles sensitive, ExportShelf shelf, CatalogInForce catalog)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes all files, over what an earlier attempt left, and gives their names.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(SubmissionId request, IReadOnlyList<FoundFile> found, IReadOnlyCollection<PersonKey> keys, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var dataset in found.GroupBy(f => (f.Place.Agency, f.Place.Dataset)).OrderBy(g => $"{g.Key.Agency}-{g.Key.Dataset}", StringComparer.Ordinal))
        {
            var (agency, id) = (AgencyId.Parse(dataset.Key.Agency), DatasetId.Parse(dataset.Key.Dataset));
            await using var file = TemporaryFile.Open();
            await WriteLineAsync(file, About(agency, id), ct);
            foreach (var part in dataset) await AddAsync(file, part, keys, ct);
            file.Position = 0;
            names.Add($"{agency}-{id}.jsonl");
            await shelf.WriteAsync(request, names[^1], file, ct);
        }
        return names;
    }

    object About(AgencyId agency, DatasetId dataset)
    {
        var protocol = catalog.Now.Find(agency, dataset);
        return new
        {
            Source = $"{agency}",
            Dataset = $"{dataset}",
            Protocol = protocol?.ToString(),
            protocol?.Purpose,
            protocol?.Agreement.LegalBasis,
            Purposes = (protocol?.Agreement.Purposes ?? []).Select(code => catalog.Now.Purposes.FirstOrDefault(p => p.Code == code)?.Name.En ?? code),
            Readers = (protocol?.Agreement.Readers ?? []).Select(r => r.Role),
            Recipients = (protocol?.Agreement.Recipients ?? []).Select(r => new { r.Name, r.Country, Form = $"{r.Form}" }),
            KeptForMonths = protocol?.RetentionMonths,
        };
    }

    async Task AddAsync(Stream to, FoundFile part, IReadOnlyCollection<PersonKey> keys, CancellationToken ct)
    {
        await using var opened = await files.OpenAsync(part.Container, part.Blob, ct);
        if (opened is null) return;
        var (place, lake) = (part.Place.ToPlace(), opened.Reader);
        var personal = PersonColumns.Of(catalog.Now, place.Agency, place.Dataset);
        var mask = await RowMask.FindAsync(lake, personal.Sought(keys, part.KeyVersion), ct);
        await using var columns = part.IsRejected ? null : await sensitive.OpenAsync(part.IsAccepted ? part.Blob : SetApartRows.SensitiveName(part.Blob), ct);
        await using var apart = columns is null ? null : await LakeReader.OpenAsync(columns, ct);
        var titles = TitlesOf(place, part.ProtocolVersion);
        for (var group = 0; group < lake.RowGroupCount; group++)
        {
            if (!mask.HasAnyIn(group)) continue;
            var values = new List<(string Title, string?[] Values)>();
            foreach (var reader in (LakeReader?[])[lake, apart])
                foreach (var column in (reader?.Columns ?? []).Where(c => !personal.Domains.ContainsKey(c) && !c.StartsWith('_')))
                    values.Add((titles.GetValueOrDefault(column, column), await LakeText.ReadAsync(reader!, group, column, ct)));
            for (var row = 0; row < lake.RowCount(group); row++)
                if (mask.IsTheirs(group, row))
                    await WriteLineAsync(to, new
                    {
                        part.Place.Period,
                        Submission = part.Place.Submission,
                        ProtocolVersion = part.ProtocolVersion,
                        Status = part.IsRejected ? "not accepted" : part.IsAccepted ? "held" : "restricted",
                        Values = values.ToDictionary(v => v.Title, v => v.Values[row]),
                    }, ct);
        }
    }

    Dictionary<string, string> TitlesOf(LakePlace place, string? version)
    {
        var versions = catalog.Now.Protocols.Concat(catalog.Now.Published).Where(p => p.Agency == place.Agency && p.Dataset == place.Dataset).ToList();
        var protocol = versions.FirstOrDefault(p => $"{p.Version}" == version) ?? versions.FirstOrDefault();
        // Two columns may be described alike: then the name tells them apart.
        return (protocol?.Columns ?? []).ToDictionary(c => c.Name, c => c.Description is { } text ? $"{text.TrimEnd('.')} ({c.Name})" : c.Name);
    }

    static async Task WriteLineAsync(Stream to, object line, CancellationToken ct)
    {
        await JsonSerializer.SerializeAsync(to, line, Json, ct);
        to.WriteByte((byte)'\n');
    }
}
