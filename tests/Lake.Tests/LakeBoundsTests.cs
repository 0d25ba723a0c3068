using System.Text;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Lake.Tests;

/// <summary>Row groups are left out by what the footer says of them; whatever it says, no row is lost.</summary>
public class LakeBoundsTests
{
    // In UTF-8 and so in Parquet's order the second is the greater, in UTF-16 the first: writers differ.
    const string Bmp = "\uffeea";
    const string Beyond = "\ud83d\ude00";

    [Fact]
    public async Task Rows_are_found_where_extremes_follow_the_bytes() => Assert.Equal([1, 1, 1], await FoundAsync(await FileAsync(["k", Beyond, Bmp], 1), "k", Beyond, Bmp));

    [Fact]
    public async Task Rows_are_found_where_extremes_follow_UTF16()
    {
        var file = await FileAsync([Beyond, Bmp], 2);
        Swap(file, Encoding.UTF8.GetBytes(Bmp), Encoding.UTF8.GetBytes(Beyond));
        Assert.Equal([2, 2, 0], await FoundAsync(file, Beyond, Bmp, "k"));
    }

    [Fact]
    public async Task Rows_are_found_where_nothing_is_said()
    {
        var texts = new[] { "k", new string('x', 5000) };
        Assert.Equal([1, 1, 0], await FoundAsync(await FileAsync(texts, 1), [.. texts, "l"]));
    }

    [Fact]
    public async Task Groups_that_cannot_hold_a_text_are_left_out()
    {
        using var file = new MemoryStream(await FileAsync(["k", "m"], 1));
        await using var reader = await LakeReader.OpenAsync(file, CancellationToken.None);
        Assert.Equal([false, true, true, false], new[] { "j", "k", "l", "n" }.Select(text => reader.MayHold(0, "person", text)));
    }

    [Fact]
    public async Task Reading_ends_when_nobody_waits_for_it_any_more()
    {
        using var file = new MemoryStream(await FileAsync(["k"], 1));
        await using var reader = await LakeReader.OpenAsync(file, CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadTextAsync(0, "person", new(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync<long>(0, "wage", new(canceled: true)));
    }

    /// <summary>Number of rows that are found to have each text.</summary>
    static async Task<IReadOnlyList<long>> FoundAsync(byte[] content, params string[] texts)
    {
        using var file = new MemoryStream(content);
        await using var reader = await LakeReader.OpenAsync(file, CancellationToken.None);
        var found = new List<long>();
        foreach (var text in texts)
            found.Add((await RowMask.FindAsync(reader, new Dictionary<string, IReadOnlySet<string>> { ["person"] = new HashSet<string> { text } }, CancellationToken.None)).Rows);
        return found;
    }

    /// <summary>A file of one row group, each text in it so many times.</summary>
    static async Task<byte[]> FileAsync(string[] texts, int times)
    {
        DataField person = new DataField<string>("person", nullable: true), wage = new DataField<long>("wage");
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new(person, wage), file))
        {
            using var group = writer.CreateRowGroup();
            string[] rows = [.. Enumerable.Repeat(texts, times).SelectMany(t => t)];
            await group.WriteAsync(person, rows);
            await group.WriteAsync<long>(wage, Enumerable.Range(0, rows.Length).Select(r => (long)r).ToArray());
        }
        return file.ToArray();
    }

    /// <summary>Exchanges two texts of the same length in the footer, whose length stands before the last four bytes.</summary>
    static void Swap(byte[] file, byte[] one, byte[] other)
    {
        var footer = file.AsSpan(file.Length - 8 - BitConverter.ToInt32(file, file.Length - 8));
        var (at, otherAt) = (footer.IndexOf(one), footer.IndexOf(other));
        Assert.True(at >= 0 && otherAt >= 0, "The footer does not say the extremes.");
        other.CopyTo(footer[at..]);
        one.CopyTo(footer[otherAt..]);
    }
}
