using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Coordination;
using Pipeline.Intake.Receipts;
using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.YearReplay;

/// <summary>Makes a year, lays it into storage, asks the services for the compliance figures and counts them again another way.</summary>
static class Replay
{
    /// <returns>0 when both agree, 1 when they differ.</returns>
    public static async Task<int> RunAsync(CoordinationQuestion question, int seed, CancellationToken ct)
    {
        var catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));
        var expectations = Expectation.Of(catalog);
        var made = MadeYear.Make(expectations, question.At, seed);
        await using var azurite = await AzuriteServer.StartNewAsync();
        var tables = new TableServiceClient(azurite.ConnectionString);
        await LedgerRows.WriteAsync(tables, made, ct);

        var reader = new CoordinationReader(catalog, new DeliveryReader(tables), new ReceiptStore(new BlobServiceClient(azurite.ConnectionString)));
        var served = ComplianceRow.Of(await reader.ReadCalendarAsync(question, ct));
        var differences = Differences.Between(served, await IndependentCount.OfAsync(expectations, made, question));

        ReplayTable.Print(served);
        Console.WriteLine($"{made.Count} deliveries of {served.Count} datasets, {served.Sum(r => r.Expected)} drops expected from {question.Span.From} to {question.Span.To}, as of {question.At:yyyy-MM-dd}, seed {seed}.");
        foreach (var difference in differences) Console.WriteLine(difference);
        Console.WriteLine(differences.Count == 0 ? "The independent count agrees." : $"The independent count differs for {differences.Count} dataset(s).");
        return differences.Count == 0 ? 0 : 1;
    }
}
