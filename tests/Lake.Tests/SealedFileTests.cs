using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Lake.Tests;

public class SealedFileTests
{
    const string Name = "dataset=returns/period=2026-10/agency=dgie/dgie-1.parquet";

    static readonly SensitiveKeys Keys = Make("s1", ("s1", 1));

    static SensitiveKeys Make(string current, params (string Version, byte Fill)[] keys) =>
        new(keys.ToDictionary(k => k.Version, k => Convert.ToBase64String(Enumerable.Repeat(k.Fill, 32).ToArray())), current);

    static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31 + i / 256))];

    static async Task<byte[]> SealAsync(byte[] content, SensitiveKeys? keys = null)
    {
        var to = new MemoryStream();
        await SealedFile.SealAsync(new MemoryStream(content), to, keys ?? Keys, Name, default);
        return to.ToArray();
    }

    static async Task<byte[]> OpenAsync(byte[] file, SensitiveKeys? keys = null, string name = Name)
    {
        await using var content = await SealedFile.OpenAsync(new MemoryStream(file), keys ?? Keys, name, default);
        var to = new MemoryStream();
        await content.CopyToAsync(to);
        return to.ToArray();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(SealedHeader.ChunkBytes - 1)]
    [InlineData(SealedHeader.ChunkBytes)]
    [InlineData(SealedHeader.ChunkBytes + 1)]
    [InlineData(3 * SealedHeader.ChunkBytes)]
    public async Task What_was_sealed_comes_back(int length)
    {
        var file = await SealAsync(Content(length));
        Assert.Equal(Content(length), await OpenAsync(file));
        Assert.Equal("s1", await SealedFile.KeyVersionAsync(new MemoryStream(file), default));
    }

    [Fact]
    public void Any_part_can_be_read_without_the_rest() => Prop.ForAll(
        Gen.Choose(1, 200_000).ToArbitrary(), Gen.Choose(0, 199_999).ToArbitrary(), Gen.Choose(1, 100_000).ToArbitrary(),
        (length, from, count) =>
        {
            var content = Content(length);
            using var opened = SealedFile.OpenAsync(new MemoryStream(SealAsync(content).Result), Keys, Name, default).Result;
            opened.Seek(Math.Min(from, length), SeekOrigin.Begin);
            var part = new byte[count];
            var read = opened.ReadAtLeast(part, count, throwOnEndOfStream: false);
            return part.AsSpan(0, read).SequenceEqual(content.AsSpan(Math.Min(from, length), Math.Min(count, Math.Max(0, length - from))));
        }).Check(Laws.Cases(50));

    [Fact]
    public async Task Any_byte_that_is_changed_is_noticed()
    {
        var file = await SealAsync(Content(300));
        for (var i = 0; i < file.Length; i++)
        {
            var changed = file.ToArray();
            changed[i] ^= 1;
            var error = await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(changed));
            // A changed name of the key names a key that is not there.
            Assert.True(error is InvalidDataException or KeyNotFoundException, $"byte {i}: {error}");
        }
    }

    [Fact]
    public async Task A_change_far_into_a_large_file_is_noticed_when_it_is_read()
    {
        var file = await SealAsync(Content(5 * SealedHeader.ChunkBytes));
        file[^(SealedHeader.ChunkBytes + 100)] ^= 0x80;
        Assert.Contains("Chunk 3", (await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(file))).Message);
    }

    [Fact]
    public async Task Chunks_that_are_cut_off_added_or_exchanged_are_noticed()
    {
        const int Cut = SealedHeader.ChunkBytes + SealedHeader.TagBytes;
        var file = await SealAsync(Content(3 * SealedHeader.ChunkBytes));
        var start = file.Length - 3 * Cut;
        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(file[..^Cut]));
        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync([.. file, .. file[^Cut..]]));
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            OpenAsync([.. file[..start], .. file[(start + Cut)..(start + 2 * Cut)], .. file[start..(start + Cut)], .. file[^Cut..]]));
        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(file[..20]));
        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync([]));
    }

    [Fact]
    public async Task A_file_under_another_name_or_another_key_is_not_read()
    {
        var file = await SealAsync(Content(100));
        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(file, name: Name + "x"));
        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(file, Make("s1", ("s1", 2))));
        Assert.Contains("Sensitive__Keys__s1", (await Assert.ThrowsAsync<KeyNotFoundException>(() => OpenAsync(file, Make("s2", ("s2", 1))))).Message);
    }

    [Fact]
    public async Task An_older_file_is_read_with_the_key_it_names()
    {
        var file = await SealAsync(Content(100));
        Assert.Equal(Content(100), await OpenAsync(file, Make("s2", ("s1", 1), ("s2", 2))));
        Assert.NotEqual(file, await SealAsync(Content(100)));
    }

    [Fact]
    public async Task The_content_is_nowhere_in_the_file()
    {
        var text = "LOS,LOS,LOS,SEC"u8.ToArray();
        Assert.Equal(-1, (await SealAsync([.. text, .. text])).AsSpan().IndexOf("LOS"u8));
    }

    [Theory]
    [InlineData("s-1", 32, "s-1")]
    [InlineData("s1", 31, "s1")]
    [InlineData("s1", 33, "s1")]
    [InlineData("s1", 32, "s2")]
    public void Keys_of_another_form_are_refused_without_being_shown(string version, int bytes, string current)
    {
        var key = Convert.ToBase64String(Enumerable.Repeat((byte)7, bytes).ToArray());
        var error = Assert.Throws<ArgumentException>(() => new SensitiveKeys(new Dictionary<string, string> { [version] = key }, current));
        Assert.DoesNotContain(key, error.Message, StringComparison.Ordinal);
    }
}
