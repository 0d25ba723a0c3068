using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>Chunks that end where rows end need not be joined and read twice: that is what makes several threads worth having.</summary>
public class ReferenceChunkTests
{
    [Theory]
    [InlineData("\n", 1_000)]
    [InlineData("\r\n", 1_000)]
    [InlineData("\r", 1_000)]
    [InlineData("\n", 4_099)]
    public async Task Chunks_end_at_the_last_row_end_in_them(string end, int chunkBytes)
    {
        var rows = Enumerable.Range(0, 3_000).Select(i => $"{i},\"p{end}q\"\"{end}{(i % 7 == 0 ? "" : "r")}\",{new string('z', i % 40)}{end}").ToList();
        var ends = rows.Select(Encoding.UTF8.GetByteCount).Aggregate(new List<long> { 0 }, (all, length) => [.. all, all[^1] + length]);
        await using var text = await DropInput.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(rows))), InputDrop.Terms, default);
        var reader = new ChunkReader(text, chunkBytes);
        var (number, at) = (0, 0L);
        while (await reader.ReadAsync(default) is { } chunk)
        {
            var seen = (number + 1L) * chunkBytes;
            Assert.Equal((number++, at), (chunk.Number, chunk.Offset));
            at += chunk.End;
            // Where only CRs end lines, the last byte is no line end yet: an LF may follow.
            Assert.Equal(chunk.IsFinal ? ends[^1] : ends.Last(e => e <= seen && (end != "\r" || e < seen)), at);
            chunk.Dispose();
        }
        Assert.Equal(ends[^1], at);
    }
}
