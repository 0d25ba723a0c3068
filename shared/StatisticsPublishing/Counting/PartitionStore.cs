using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Magnitudes;
using Pipeline.StatisticsPublishing.Publishing;
using Pipeline.StatisticsPublishing.Quantiles;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>What accepted files say, read from the lake once and kept. A file that was delivered, read or keyed anew is counted again, and no other.</summary>
sealed class PartitionStore(BlobContainerClient lake, WorkStore work, StatisticsDefinitions definitions, Trees trees)
{
    /// <summary>Files that were read from the lake, as what they say was not there.</summary>
    public int ReadAnew { get; private set; }

    /// <exception cref="InvalidDataException">The file lacks a column, or has other rows than were accepted.</exception>
    public Task<PartitionCounts> CountAsync(Population population, LakePartition partition, CancellationToken ct) => GetAsync(
        population.Id, partition, b => PartitionCounts.Read(b), c => c.ToJson(), c => c.Rows,
        file => new PartitionReader(population, trees, partition.Period).ReadAsync(file, ct), ct);

    /// <inheritdoc cref="CountAsync"/>
    public Task<PartitionQuantiles> QuantilesAsync(QuantileDefinition definition, LakePartition partition, CancellationToken ct) => GetAsync(
        definition.Id, partition, b => PartitionQuantiles.Read(b), q => q.ToJson(), q => q.Rows,
        file => new QuantileReader(definition, trees, partition.Period).ReadAsync(file, ct), ct);

    /// <inheritdoc cref="CountAsync"/>
    public Task<PartitionSums> SumsAsync(SumDefinition definition, LakePartition partition, CancellationToken ct) => GetAsync(
        definition.Id, partition, b => PartitionSums.Read(b), s => s.ToJson(), s => s.Rows,
        file => new SumReader(definition, trees, partition.Period).ReadAsync(file, ct), ct);

    async Task<T> GetAsync<T>(
        string about, LakePartition partition, Func<BinaryData, T> parse, Func<T, byte[]> write, Func<T, long> rowsOf, Func<Stream, Task<T>> read, CancellationToken ct)
        where T : class
    {
        var blob = lake.GetBlobClient(partition.BlobName);
        var state = (await blob.GetPropertiesAsync(cancellationToken: ct)).Value.ETag;
        var name = WorkBlobs.Partial(about, definitions.Sha256, partition.ContentSha256, state.ToString());
        var known = await work.FindAsync(name, parse, ct);
        var made = known ?? await ReadAsync(blob, state, read, ct);
        if (rowsOf(made) != partition.Rows) throw new InvalidDataException($"{partition.BlobName} has {rowsOf(made)} rows, but {partition.Rows} were accepted.");
        if (known is not null) return made;
        await work.WriteAsync(name, write(made), ct);
        ReadAnew++;
        return made;
    }

    static async Task<T> ReadAsync<T>(BlobClient blob, ETag state, Func<Stream, Task<T>> read, CancellationToken ct)
    {
        // Ranges are fetched as they are read; a file that is replaced meanwhile ends the night.
        var options = new BlobOpenReadOptions(allowModifications: false) { Conditions = new() { IfMatch = state } };
        await using var file = await blob.OpenReadAsync(options, ct);
        return await read(file);
    }
}
