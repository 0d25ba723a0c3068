using Pipeline.Reference;

namespace Pipeline.Intake.Tests;

public sealed class InboxTests(Storage storage) : IClassFixture<Storage>
{
    [Fact]
    public async Task A_decided_file_leaves_the_inbox_though_somebody_took_a_snapshot_of_it()
    {
        var path = await storage.UploadAsync("dgie/work-permits/2019-01/snapshot.csv", "a");
        await storage.Blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(path).CreateSnapshotAsync();
        var inbox = new Inbox(storage.Blobs);

        await inbox.RemoveAsync((await inbox.FindAsync(path, default))!, default);

        Assert.Null(await inbox.FindAsync(path, default));
    }
}
