using System.Text;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What a clerk can send by mistake: each gets a receipt that says what is wrong, and the file is kept.</summary>
public sealed class BadInputTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    public static TheoryData<string, string, string, string> Files => new()
    {
        { "empty", "", "Rejected", "empty" },
        { "header-only", Permits.Header + "\n", "Quarantined", "no rows" },
        { "delimiter", Permits.File(1, 20).Replace(',', '|'), "Rejected", "|" },
        { "missing-column", Permits.File(1, 20).Replace("permit_class", "klass", StringComparison.Ordinal), "Rejected", "permit_class" },
        { "cut", Permits.File(1, 20)[..^60], "Quarantined", "cut off" },
        { "spreadsheet", "PK\u0003\u0004 not text", "Rejected", "archive" },
        { "page", "<!DOCTYPE html><html><body>Login</body></html>", "Rejected", "CSV" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_wrong_file_gets_a_clear_receipt(string name, string content, string outcome, string says)
    {
        var receipt = await pipeline.DeliverAsync($"dgie/work-permits/2023-01/{name}.csv", content);

        Assert.Equal(outcome, receipt.Outcome);
        Assert.Contains(receipt.Findings, f => (f.Message.En + f.Expected.En + f.Fix.En).Contains(says, StringComparison.OrdinalIgnoreCase));
        Assert.All(receipt.Findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Fix.En)));
        Assert.Equal(content, await ContentAsync(receipt.FileNow));
    }

    [Theory]
    [Trait("Check", "1")]
    [InlineData("permits.csv", "part")]
    [InlineData("dgie/permits.csv", "part")]
    [InlineData("DGIE/work-permits/2026-10/permits.csv", "Part 1")]
    [InlineData("dgie/work-permits/October/permits.csv", "Part 3")]
    [InlineData("dgie/work-permits/2026-Q3/permits.csv", "month")]
    [InlineData("dgie/visas/2026-10/permits.csv", "visas")]
    [InlineData("xyz/work-permits/2026-10/permits.csv", "xyz")]
    public async Task A_wrong_place_gets_a_clear_receipt(string path, string says)
    {
        var receipt = await pipeline.DeliverAsync(path, Permits.File(1, 3));

        Assert.Equal("Rejected", receipt.Outcome);
        Assert.Contains(says, receipt.Summary, StringComparison.Ordinal);
        Assert.StartsWith("quarantine/", receipt.FileNow, StringComparison.Ordinal);
        Assert.Equal(Permits.File(1, 3), await ContentAsync(receipt.FileNow));
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_says_so_and_how_to_save_it()
    {
        var bytes = Encoding.Latin1.GetBytes(Permits.Header + "\n" + Permits.Row(1).Replace("100000001", "été", StringComparison.Ordinal) + "\n");

        var receipt = await pipeline.DeliverAsync("dgie/work-permits/2023-02/latin.csv", new MemoryStream(bytes));

        Assert.Equal("Rejected", receipt.Outcome);
        Assert.Contains("UTF-8", receipt.Summary + receipt.Next, StringComparison.Ordinal);
    }

    async Task<string> ContentAsync(string containerAndBlob)
    {
        var parts = containerAndBlob.Split('/', 2);
        var content = await pipeline.Blobs.GetBlobContainerClient(parts[0]).GetBlobClient(parts[1]).DownloadContentAsync();
        return content.Value.Content.ToString();
    }
}
