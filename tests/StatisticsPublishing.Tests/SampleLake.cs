using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;
using Pipeline.Validation;
using Generator = Pipeline.SampleGenerator.SampleDrop;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>The protocols' clean samples as accepted files of the lake, written as the intake writes them.</summary>
sealed class SampleLake(BlobServiceClient blobs, ProtocolCatalog catalog)
{
    readonly Pseudonymiser _pseudonymiser = new("k1", Convert.ToBase64String(new byte[32]));

    /// <summary>Every dataset's.</summary>
    public async Task<IReadOnlyList<LakePartition>> WriteAllAsync()
    {
        var files = new List<LakePartition>();
        foreach (var sample in SampleFolder.All) files.Add(await WriteAsync(sample, lines => lines));
        return files;
    }

    /// <summary>One dataset's, with its lines changed.</summary>
    public Task<LakePartition> WriteAsync(string agency, string dataset, Func<IReadOnlyList<string>, IEnumerable<string>> change) =>
        WriteAsync(SampleFolder.All.First(s => s.Agency == agency && s.Dataset == dataset), change);

    /// <summary>A made-up drop of any period.</summary>
    public Task<LakePartition> MakeAsync(string agency, string dataset, string period, int rows)
    {
        using var text = new StringWriter();
        _ = new Generator(catalog, catalog.Find(AgencyId.Parse(agency), DatasetId.Parse(dataset))!, ReferencePeriod.Parse(period), seed: 1).Write(text, rows, faults: 0).Count();
        return WriteAsync(AgencyId.Parse(agency), DatasetId.Parse(dataset), ReferencePeriod.Parse(period), Generator.Encoding.GetBytes(text.ToString()));
    }

    Task<LakePartition> WriteAsync(SampleFolder sample, Func<IReadOnlyList<string>, IEnumerable<string>> change)
    {
        var lines = File.ReadLines(sample.PathOf("clean.csv")).ToList();
        var content = Encoding.UTF8.GetBytes(string.Join('\n', change([.. lines.Skip(1)]).Prepend(lines[0])) + "\n");
        return WriteAsync(AgencyId.Parse(sample.Agency), DatasetId.Parse(sample.Dataset), ReferencePeriod.Parse(sample.Period), content);
    }

    async Task<LakePartition> WriteAsync(AgencyId agency, DatasetId dataset, ReferencePeriod period, byte[] content)
    {
        var protocol = catalog.Find(agency, dataset)!;
        var sha = Convert.ToHexStringLower(SHA256.HashData(content));
        var submission = SubmissionId.For(agency, $"{agency}/{dataset}/{period}/clean.csv", sha);

        await using var rows = await LakeWriter.CreateAsync(protocol, period, submission, _pseudonymiser, CancellationToken.None);
        await using var errors = new ErrorsCsvWriter(Stream.Null);
        await new DropValidator(protocol, catalog, period, new ManualTime(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero)))
            .ValidateAsync(new MemoryStream(content), rows, errors, progress: null, CancellationToken.None);
        var file = await rows.CompleteAsync(CancellationToken.None);
        var partition = new LakePartition(dataset, period, agency, submission, sha, rows.Rows);
        var lake = blobs.GetBlobContainerClient(Containers.Lake);
        await lake.CreateIfNotExistsAsync();
        await lake.GetBlobClient(partition.BlobName).UploadAsync(file, overwrite: true);
        return partition;
    }
}
