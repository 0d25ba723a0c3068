using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Intake.Tests;

/// <summary>A drop is taken as long as the agreement holds.</summary>
public sealed class AgreementTermTests(Storage storage) : IClassFixture<Storage>
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public async Task The_last_day_of_an_agreement_is_one_of_its_days(int daysLeft, bool isTaken)
    {
        var today = RwandaTime.DayOf(TimeProvider.System.GetUtcNow());
        var catalog = new ProtocolCatalog(
            [.. Storage.Catalog.Protocols.Select(p => p with { Agreement = p.Agreement with { ExpiresOn = today.AddDays(daysLeft) } })], Storage.Catalog.Codelists);
        var path = $"dgie/work-permits/2026-{2 + daysLeft:00}/permits.csv";
        await storage.UploadAsync(path, Testing.Permits.File(1, 5));

        var receipt = (await storage.Intake(catalog: catalog).TakeAsync(path, CancellationToken.None))!;

        Assert.Equal(isTaken, receipt.Outcome.StartsWith("Accepted", StringComparison.Ordinal));
        if (isTaken) return;
        Assert.Equal("agreement-expired", Assert.Single(receipt.Findings).Code);
        Assert.Contains($"ended on {today.AddDays(daysLeft):yyyy-MM-dd}", receipt.Summary, StringComparison.Ordinal);
        Assert.Contains(receipt.FileNow.Split('/', 2)[1], await storage.ListAsync(Containers.Quarantine, "dgie/"));
    }
}
