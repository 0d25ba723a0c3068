using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

public sealed class ConcurrencyTests(Storage storage) : IClassFixture<Storage>
{
    static readonly DateTimeOffset Morning = new(2026, 10, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_newest_delivery_is_current_in_whatever_order_and_however_close_they_are_taken()
    {
        var offers = Enumerable.Range(0, 12).Select(i => (Partition: Partition("2019-01", i), At: Morning.AddSeconds(i / 2))).ToList();
        var newest = offers.Where(o => o.At == offers[^1].At).MaxBy(o => o.Partition.Submission.ToString(), StringComparer.Ordinal).Partition;

        var shuffled = offers.OrderBy(o => o.Partition.Submission.ToString(), StringComparer.Ordinal);
        await Task.WhenAll(shuffled.Select(o => storage.Current.OfferAsync(o.Partition, o.At, default)));

        var current = Assert.Single(await storage.Current.ListAsync(default), p => p.Period == newest.Period);
        Assert.Equal(newest, current);
    }

    [Fact]
    public async Task An_offer_repeated_after_a_crash_says_again_whom_it_superseded()
    {
        var (first, second) = (Partition("2019-02", 1), Partition("2019-02", 2));
        Assert.Null(await storage.Current.OfferAsync(first, Morning, default));
        Assert.Equal(first.Submission, await storage.Current.OfferAsync(second, Morning.AddMinutes(1), default));
        Assert.Equal(first.Submission, await storage.Current.OfferAsync(second, Morning.AddMinutes(1), default));
        Assert.Equal(first.Submission, await storage.Current.OfferAsync(first, Morning, default));
    }

    [Fact]
    public async Task One_event_delivered_to_several_hosts_at_once_leaves_one_result()
    {
        var path = await storage.UploadAsync("dgie/work-permits/2019-03/same.csv", Permits.File(1, 50));

        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TakeAsync(path))));

        var receipt = receipts.OfType<Receipts.Receipt>().First();
        Assert.Single(await storage.ListAsync(Containers.Lake, "dataset=work-permits/period=2019-03/"));
        Assert.Single(await storage.Current.ListAsync(default), p => p.Submission.ToString() == receipt.SubmissionId && p.Rows == 50);
        Assert.Empty(await storage.ListAsync(Containers.Drops, path));
    }

    [Fact]
    public async Task The_same_content_under_many_names_at_once_is_counted_once()
    {
        var paths = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => storage.UploadAsync($"dgie/work-permits/2019-04/copy-{i}.csv", Permits.File(1, 40))));

        var receipts = await Task.WhenAll(paths.Select(path => Task.Run(() => TakeAsync(path))));

        Assert.All(receipts, r => Assert.Equal("AcceptedWithWarnings", r!.Outcome));
        var current = Assert.Single(await storage.Current.ListAsync(default), p => p.Period.ToString() == "2019-04");
        Assert.Equal(40, current.Rows);
        Assert.Contains(current.BlobName, await storage.ListAsync(Containers.Lake, "dataset=work-permits/period=2019-04/"));
    }

    /// <summary>Takes a drop as a host does: a fault is delivered again.</summary>
    async Task<Receipts.Receipt?> TakeAsync(string path)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await storage.Intake().TakeAsync(path, default);
            }
            catch (Azure.RequestFailedException) when (attempt < 5)
            {
                // Another host was faster in between.
            }
    }

    static LakePartition Partition(string period, int number)
    {
        var agency = AgencyId.Parse("dgie");
        return new(DatasetId.Parse("work-permits"), ReferencePeriod.Parse(period), agency, SubmissionId.For(agency, $"drop-{number}", "x"), "00", number);
    }
}
