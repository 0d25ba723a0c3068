using Azure.Storage.Blobs;
using Parquet;
using Parquet.Schema;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Nightly.Tests;

/// <summary>Writes lake files as the intake does: the protocol's column names and types, nullable where optional, several row groups.</summary>
static class LakeFile
{
    const int RowsPerGroup = 50;

    public sealed record Person(string Psu, double Weight, string? Isco08, double? Pay, int Quarter = 3);

    public sealed record Job(string Month, string? Isco08, decimal Gross);

    public sealed record Permit(string Id, string? Isco08, string Status = "NEW");

    public static Task<LakePartition> WriteAsync(BlobServiceClient blobs, string period, IReadOnlyList<Person> persons)
    {
        Column[] columns =
        [
            Text("round_id", i => $"2026-Q{persons[i].Quarter}"), Number<long>("year", _ => 2026), Number<long>("quarter", i => persons[i].Quarter),
            Text("stratum", i => persons[i].Psu[..2]), Text("psu", i => persons[i].Psu), Number("w_round", i => persons[i].Weight),
            Number<long>("age", _ => 30), Text("status", i => persons[i].Isco08 is null ? "U" : "E"), Text("isco08", i => persons[i].Isco08, optional: true),
            Optional<double>("hours_week_main", _ => 40), Optional("pay_cash", i => persons[i].Pay), Optional<double>("pay_inkind", _ => null),
            Text("pay_period", _ => "M", optional: true), Optional<bool>("pay_imputed", _ => false),
        ];
        return WriteAsync(blobs, "labour-force-survey", "nisr", period, columns, persons.Count);
    }

    public static Task<LakePartition> WriteAsync(BlobServiceClient blobs, string period, IReadOnlyList<Permit> permits, string key = "k1")
    {
        Column[] columns =
        [
            Text("permit_id", i => permits[i].Id), Text("permit_class", _ => "H1"), Text("isco08", i => permits[i].Isco08, optional: true),
            Optional<double>("coding_conf", _ => null), Number("issued_on", _ => new DateOnly(2026, 8, 1)), Number("valid_from", _ => new DateOnly(2026, 8, 2)),
            Number("valid_to", _ => new DateOnly(2028, 8, 1)), Optional<decimal>("monthly_wage", _ => 800_000.50m), Text("status", i => permits[i].Status),
        ];
        return WriteAsync(blobs, "work-permits", "dgie", period, columns, permits.Count, key);
    }

    public static Task<LakePartition> WriteAsync(BlobServiceClient blobs, string period, IReadOnlyList<Job> jobs)
    {
        var gross = new DecimalDataField("gross_rwf", 18, 2);
        Column[] columns =
        [
            Text("month", i => jobs[i].Month), Text("isco08", i => jobs[i].Isco08, optional: true), Optional<double>("coding_conf", _ => null),
            new(gross, (group, rows) => group.WriteAsync<decimal>(gross, rows.Select(i => jobs[i].Gross).ToArray())),
        ];
        return WriteAsync(blobs, "payroll", "rssb", period, columns, jobs.Count);
    }

    sealed record Column(DataField Field, Func<ParquetRowGroupWriter, int[], Task> WriteAsync);

    static async Task<LakePartition> WriteAsync(
        BlobServiceClient blobs, string dataset, string agency, string period, Column[] columns, int rows, string key = "k1")
    {
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. columns.Select(c => c.Field)]), file))
        {
            writer.CustomMetadata = new Dictionary<string, string> { [LakeMetadata.PseudonymKey] = key };
            foreach (var chunk in Enumerable.Range(0, rows).Chunk(RowsPerGroup))
            {
                using var group = writer.CreateRowGroup();
                foreach (var column in columns) await column.WriteAsync(group, chunk);
            }
        }

        var content = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.ToArray()));
        var agencyId = AgencyId.Parse(agency);
        var partition = new LakePartition(
            DatasetId.Parse(dataset), ReferencePeriod.Parse(period), agencyId, SubmissionId.For(agencyId, $"{dataset}/{period}", content), content, rows);
        var lake = blobs.GetBlobContainerClient(Containers.Lake);
        await lake.CreateIfNotExistsAsync();
        file.Position = 0;
        await lake.GetBlobClient(partition.BlobName).UploadAsync(file, overwrite: true);
        return partition;
    }

    static Column Text(string name, Func<int, string?> of, bool optional = false)
    {
        var field = new DataField<string>(name, optional);
        return new(field, (group, rows) => group.WriteAsync(field, rows.Select(of).ToArray()));
    }

    static Column Number<T>(string name, Func<int, T> of)
        where T : struct
    {
        var field = new DataField<T>(name);
        return new(field, (group, rows) => group.WriteAsync<T>(field, rows.Select(of).ToArray()));
    }

    static Column Optional<T>(string name, Func<int, T?> of)
        where T : struct
    {
        var field = new DataField<T>(name, nullable: true);
        return new(field, (group, rows) => group.WriteAsync<T>(field, rows.Select(of).ToArray()));
    }
}
