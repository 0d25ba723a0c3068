using Azure.Storage.Blobs;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>The base tables behind a release, by population and period: true counts beside rounded figures.</summary>
sealed record Truth(IReadOnlyList<BaseTable> Tables)
{
    public static async Task<Truth> ReadAsync(BlobServiceClient blobs, string release)
    {
        var work = blobs.GetBlobContainerClient(Containers.StatisticsWork);
        var state = ReleaseState.Read((await work.GetBlobClient($"states/{release}.json").DownloadContentAsync()).Value.Content);
        var tables = new List<BaseTable>();
        foreach (var table in state.Tables) tables.Add(BaseTable.Read((await work.GetBlobClient(table.Blob).DownloadContentAsync()).Value.Content));
        return new(tables);
    }

    public IEnumerable<BaseTable> Of(string population) => Tables.Where(t => t.Population == population);
}
