using Pipeline.Intake.Receipts;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>Between the day a new key becomes current and the day the last file is under it, rules find what they always found.</summary>
public sealed class KeyChangeTests(Storage storage) : IClassFixture<Storage>
{
    [Fact]
    public async Task A_drop_under_the_new_key_is_held_to_one_under_the_old_with_the_same_findings()
    {
        var (old, both, alone) = (Storage.Keys("k1"), Storage.Keys("k1", "k2"), Storage.Keys("k2"));
        // Persons of the returns are looked for among those who crossed the border.
        var crossings = await TakeAsync(old, "border-crossings", "a.csv", Lines("border-crossings"));
        var returns = Lines("returns");

        // Each is a revision of the one before it.
        await TakeAsync(old, "returns", "first.csv", returns);
        var before = await TakeAsync(old, "returns", "a.csv", Turned(returns, 1));
        var amid = await TakeAsync(both, "returns", "b.csv", Turned(returns, 2));
        var without = await TakeAsync(alone, "returns", "c.csv", Turned(returns, 3));

        Assert.Equal("k1", await KeyOfAsync(crossings));
        Assert.Equal(("k1", "k2", "k2"), (await KeyOfAsync(before), await KeyOfAsync(amid), await KeyOfAsync(without)));
        Assert.Equal(Verdicts(before), Verdicts(amid));
        var rule = before.Report!.Rules.Single(r => r.RuleId == "RT-D-04");
        Assert.Equal((1000, true), (rule.Evaluated, rule.Failed < 1000));
        Assert.DoesNotContain(without.Report!.Rules, r => r.RuleId == "RT-D-04");
    }

    static string[] Lines(string dataset) => File.ReadAllLines(Repository.PathOf("protocols", "dgie", dataset, "samples", "2026-10", "clean.csv"));

    /// <summary>The same rows in another order: another content.</summary>
    static IEnumerable<string> Turned(string[] lines, int by) => [lines[0], .. lines[(1 + by)..], .. lines[1..(1 + by)]];

    static IEnumerable<(string, long, long)> Verdicts(Receipt receipt) => receipt.Report!.Rules.Select(r => (r.RuleId, r.Evaluated, r.Failed));

    async Task<Receipt> TakeAsync(PseudonymKeys keys, string dataset, string name, IEnumerable<string> lines)
    {
        var path = await storage.UploadAsync($"dgie/{dataset}/2026-10/{name}", string.Join('\n', lines));
        var receipt = (await storage.Intake(keys: keys).TakeAsync(path, default))!;
        Assert.NotNull(receipt.LakeFile);
        return receipt;
    }

    async Task<string> KeyOfAsync(Receipt receipt)
    {
        var file = new MemoryStream();
        await storage.Blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(receipt.LakeFile!.Split('/', 2)[1]).DownloadToAsync(file);
        await using var reader = await LakeReader.OpenAsync(file, default);
        return reader.Metadata[LakeMetadata.PseudonymKey];
    }
}
