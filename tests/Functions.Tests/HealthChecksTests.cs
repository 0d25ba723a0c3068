using System.Diagnostics.Metrics;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Moq;
using Pipeline.Custody;
using Pipeline.Diaspora;
using Pipeline.Functions.Deployment;
using Pipeline.Functions.Operations;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.StatisticsPublishing.Protecting;
using Pipeline.Testing;

namespace Pipeline.Functions.Tests;

/// <summary>Answers of storage that no emulator gives: throttling, silence, and messages that hold what must not be shown.</summary>
public class HealthChecksTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    [Fact]
    public async Task A_busy_service_is_named_with_its_status_and_without_its_message()
    {
        var report = await RunAsync(container => container.Setup(c => c.ExistsAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RequestFailedException(503, "secret address", "ServerBusy", null)));

        Assert.False(report.Healthy);
        Assert.Equal("The service answered 503 ServerBusy.", Check(report, "blobStorage").Reason);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_said_so_without_its_address()
    {
        var report = await RunAsync(container => container.Setup(c => c.ExistsAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AggregateException("Retry failed after 6 tries against https://secret")));

        Assert.DoesNotContain("secret", Check(report, "blobStorage").Reason, StringComparison.Ordinal);
        Assert.False(Check(report, "blobStorage").Healthy);
    }

    [Fact]
    public async Task One_failing_dependency_leaves_the_others_checked()
    {
        var report = await RunAsync(container => container.Setup(c => c.ExistsAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(Response.FromValue(true, Mock.Of<Response>())), keys: null);

        Assert.Equal(["pseudonymKey", "lakeKeys"], report.Checks.Where(c => !c.Healthy).Select(c => c.Name));
    }

    static Task<HealthReport> RunAsync(Action<Mock<BlobContainerClient>> answer) =>
        RunAsync(answer, new PseudonymKeys(Keys("k1"), "k1"));

    static async Task<HealthReport> RunAsync(Action<Mock<BlobContainerClient>> answer, PseudonymKeys? keys)
    {
        var (blobs, container, tables, table) = (new Mock<BlobServiceClient>(), new Mock<BlobContainerClient>(), new Mock<TableServiceClient>(), new Mock<TableClient>());
        answer(container);
        var pointer = new Mock<BlobClient>();
        pointer.Setup(b => b.GetPropertiesAsync(It.IsAny<BlobRequestConditions>(), It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(404, "", "BlobNotFound", null));
        container.Setup(c => c.GetBlobClient(It.IsAny<string>())).Returns(pointer.Object);
        blobs.Setup(b => b.GetBlobContainerClient(It.IsAny<string>())).Returns(container.Object);
        tables.Setup(t => t.GetTableClient(It.IsAny<string>())).Returns(table.Object);
        var services = new Mock<IServiceProvider>();
        services.Setup(s => s.GetService(typeof(PseudonymKeys)))
            .Returns(() => keys ?? throw new InvalidOperationException("Set Pseudonyms__Keys__k1."));
        container.Setup(c => c.GetBlobsAsync(It.IsAny<BlobTraits>(), It.IsAny<BlobStates>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns(AsyncPageable<BlobItem>.FromPages([]));
        services.Setup(s => s.GetService(typeof(KeysInUse)))
            .Returns(() => new KeysInUse(new(blobs.Object), new(blobs.Object), keys ?? throw new InvalidOperationException("Set Pseudonyms__Keys__k1.")));
        services.Setup(s => s.GetService(typeof(SensitiveKeys))).Returns(new SensitiveKeys(Keys("s1"), "s1"));
        services.Setup(s => s.GetService(typeof(RoundingKeys))).Returns(new RoundingKeys(Keys("r1"), "r1"));
        services.Setup(s => s.GetService(typeof(ContactKeys))).Returns(new ContactKeys(new(Keys("c1"), "c1")));
        var meters = new Mock<IMeterFactory>();
        meters.Setup(m => m.Create(It.IsAny<MeterOptions>())).Returns((MeterOptions options) => new Meter(options));
        var released = new ReleasedContent(blobs.Object, TimeProvider.System, meters.Object);
        table.Setup(t => t.QueryAsync<TableEntity>(It.IsAny<string>(), It.IsAny<int?>(), It.IsAny<IEnumerable<string>>(), It.IsAny<CancellationToken>()))
            .Returns(AsyncPageable<TableEntity>.FromPages([]));
        var nights = new NightlyRuns(tables.Object, TimeProvider.System, meters.Object);
        return await new HealthChecks(blobs.Object, tables.Object, released, nights, new(Catalog), new(DeploymentPart.Whole, true), services.Object).RunAsync(onlyForRequests: false, default);
    }

    static Dictionary<string, string> Keys(string version) => new() { [version] = Convert.ToBase64String(new byte[32]) };

    static HealthCheck Check(HealthReport report, string name) => report.Checks.Single(c => c.Name == name);
}
