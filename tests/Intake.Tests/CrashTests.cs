using Pipeline.Intake.Ledger;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>The machine is switched off before every single write in turn; the event comes again; the end is always the same.</summary>
public sealed class CrashTests(Storage storage) : IClassFixture<Storage>
{
    [Theory]
    [InlineData("2020", "KEN", "Accepted", Containers.Archive)]
    [InlineData("2021", "XXX", "Quarantined", Containers.Quarantine)]
    public async Task A_crash_anywhere_is_made_good_by_the_next_delivery(string year, string nationality, string outcome, string keptIn)
    {
        var crashes = 0;
        for (var writes = 0; ; writes++)
        {
            var path = await storage.UploadAsync($"dgie/work-permits/{year}-{1 + writes % 12:00}/crash-{writes}.csv", Permits.File(writes * 100, 5, nationality));
            var machine = new DyingMachine(writes);
            var died = await Record.ExceptionAsync(() => storage.Intake(machine).TakeAsync(path, default));
            Assert.True(died is null or MachineDiedException, died?.ToString());

            var receipt = await storage.Intake().TakeAsync(path, default);

            // Dead before the last write, the file is still in the inbox and was taken again; else nothing was left to take.
            Assert.Equal(died is null, receipt is null);
            Assert.Empty(await storage.ListAsync(Containers.Drops, path));
            if (receipt is not null) await AssertWholeAsync(receipt.SubmissionId, outcome, keptIn);
            if (died is null) break;
            crashes++;
        }
        Assert.InRange(crashes, 8, 40);
    }

    async Task AssertWholeAsync(string id, string outcome, string keptIn)
    {
        Assert.Equal(3, (await storage.ListAsync(Containers.Receipts, $"dgie/{id}/")).Count);
        Assert.Single(await storage.ListAsync(keptIn, $"dgie/{id}/"));
        var row = (await storage.Tables.GetTableClient(SubmissionLedger.TableName).GetEntityAsync<SubmissionEntity>("dgie", id)).Value;
        Assert.Equal((nameof(Lifecycle.Validated), outcome), (row.Lifecycle, row.Outcome));
        var current = (await storage.Current.ListAsync(default)).Where(p => p.Submission.ToString() == id).ToList();
        Assert.Equal(outcome == "Accepted" ? 1 : 0, current.Count);
        Assert.All(current, p => Assert.Equal(5, p.Rows));
    }
}
