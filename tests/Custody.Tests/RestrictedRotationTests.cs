using System.Text;
using Pipeline.Intake.Restricted;
using Pipeline.Intake.Tests;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Custody.Tests;

/// <summary>Whoever is restricted stays so under a new key: the rows that lie apart, and those that come later.</summary>
public sealed class RestrictedRotationTests
{
    const string Passport = "KEN-A0000007";

    static readonly PseudonymKeys Old = Storage.Keys("k1");
    static readonly PseudonymKeys Both = Storage.Keys("k1", "k2");

    [Fact]
    public async Task Rows_apart_are_rotated_with_their_file_and_later_rows_are_still_known()
    {
        await using var lake = await Lake.StartAsync();
        var persons = new RestrictedPersons(lake.Storage.Blobs);
        await persons.PutAsync(new("dgie-r1", [Key(Old)]), default);
        var before = await lake.DeliverAsync("dgie/work-permits/2024-01/p.csv", Permits.File(1, 50), Old);
        Assert.Equal(1, before.RowsRestricted);

        Assert.Equal(1, (await lake.Rotation(Both).RunAsync(9, default)).Rotated);

        var apart = Assert.Single(await lake.Storage.ListAsync(Containers.Restricted, "dataset="));
        await using (var rows = await lake.OpenAsync($"{Containers.Restricted}/{apart}"))
        {
            Assert.Equal("k2", rows.Metadata[LakeMetadata.PseudonymKey]);
            Assert.Equal(Key(Both).Pseudonym, Assert.Single(await rows.ReadTextAsync(0, "person_id", default)));
        }
        Assert.Equal([Key(Old), Key(Both)], Assert.Single(await persons.ListAsync(default)).Keys);
        // Under the new key alone, as once the old one is destroyed.
        var after = await lake.DeliverAsync("dgie/work-permits/2024-02/p.csv", Permits.File(1, 60), new(new Dictionary<string, string> { ["k2"] = KeyText("k2") }, "k2"));
        Assert.Equal((1L, 59L), (after.RowsRestricted, after.Report!.RowsAccepted));
    }

    [Fact]
    public async Task Somebody_not_yet_known_under_the_new_key_keeps_new_drops_under_the_old_one()
    {
        await using var lake = await Lake.StartAsync();
        var persons = new RestrictedPersons(lake.Storage.Blobs);
        await persons.PutAsync(new("dgie-r1", [Key(Old)]), default);
        Assert.Equal([(1, false), (0, false)], await UsesAsync());

        var drop = await lake.DeliverAsync("dgie/work-permits/2024-01/p.csv", Permits.File(1, 50), Both);
        Assert.Equal(1, drop.RowsRestricted);
        await using (var rows = await lake.OpenAsync(drop.LakeFile!)) Assert.Equal("k1", rows.Metadata[LakeMetadata.PseudonymKey]);
        await lake.Rotation(Both).RunAsync(9, default);
        Assert.Equal([(0, true), (0, false)], await UsesAsync());
        var next = await lake.DeliverAsync("dgie/work-permits/2024-02/p.csv", Permits.File(1, 60), Both);
        Assert.Equal(1, next.RowsRestricted);
        await using (var rows = await lake.OpenAsync(next.LakeFile!)) Assert.Equal("k2", rows.Metadata[LakeMetadata.PseudonymKey]);

        async Task<IEnumerable<(int, bool)>> UsesAsync() => (await lake.KeysInUse(Both).ListAsync(default)).Select(u => (u.Restrictions, u.CanBeDestroyed));
    }

    [Fact]
    public async Task A_restriction_that_was_lifted_meanwhile_is_not_brought_back()
    {
        await using var lake = await Lake.StartAsync();
        var persons = new RestrictedPersons(lake.Storage.Blobs);
        await persons.PutAsync(new("dgie-r1", [Key(Old)]), default);
        await persons.PutAsync(new("dgie-r2", [Key(Old)]), default);
        await lake.DeliverAsync("dgie/work-permits/2024-01/p.csv", Permits.File(1, 50), Old);
        await persons.RemoveAsync("dgie-r2", default);
        await lake.Rotation(Both).RunAsync(9, default);
        Assert.Equal(["dgie-r1"], (await persons.ListAsync(default)).Select(r => r.Request));
    }

    static PersonKey Key(PseudonymKeys keys) => new("person", keys.Current.KeyVersion, keys.Current.Pseudonym("person", Encoding.UTF8.GetBytes(Passport)));

    static string KeyText(string version) => Convert.ToBase64String(Enumerable.Repeat((byte)version.Sum(c => c), 32).ToArray());
}
