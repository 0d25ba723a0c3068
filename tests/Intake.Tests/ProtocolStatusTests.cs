using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Intake.Tests;

/// <summary>A drop is taken under a protocol that is in force.</summary>
public sealed class ProtocolStatusTests(Storage storage) : IClassFixture<Storage>
{
    [Theory]
    [Trait("Check", "6")]
    [InlineData(ProtocolStatus.Proposed)]
    [InlineData(ProtocolStatus.Draft)]
    [InlineData(ProtocolStatus.Retired)]
    public async Task A_protocol_that_is_not_in_force_takes_nothing(ProtocolStatus status)
    {
        var receipt = await TakeAsync(status);
        Assert.Equal(("Rejected", "unknown-dataset"), (receipt.Outcome, Assert.Single(receipt.Findings).Code));
        Assert.Contains("no active protocol", receipt.Summary, StringComparison.Ordinal);
        Assert.Contains(receipt.FileNow.Split('/', 2)[1], await storage.ListAsync(Containers.Quarantine, "dgie/"));
    }

    [Fact]
    [Trait("Check", "6")]
    public async Task One_that_is_deprecated_still_does_and_says_so()
    {
        var receipt = await TakeAsync(ProtocolStatus.Deprecated);
        Assert.StartsWith("Accepted", receipt.Outcome, StringComparison.Ordinal);
        Assert.Contains(receipt.Findings, f => f is { Code: "deprecated-protocol", Severity: Severity.Information });
    }

    async Task<Receipts.Receipt> TakeAsync(ProtocolStatus status)
    {
        var catalog = new ProtocolCatalog(
            [.. Storage.Catalog.Protocols.Select(p => p.Dataset.ToString() == "work-permits" ? p with { Status = status } : p)], Storage.Catalog.Codelists);
        var path = $"dgie/work-permits/2026-{(int)status + 1:00}/permits.csv";
        await storage.UploadAsync(path, Testing.Permits.File(1, 5));
        return (await storage.Intake(catalog: catalog).TakeAsync(path, CancellationToken.None))!;
    }
}
