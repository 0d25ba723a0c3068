using System.Globalization;
using Parquet;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>A damaged file is read, or refused with a clear exception; never a hang, an overrun or memory out of proportion.</summary>
public class CorruptFileTests
{
    const long MostMemory = 64 << 20;

    public static TheoryData<string> Writers =>
        ["own None", "own Snappy", "own Gzip", "duckdb V1 snappy", "duckdb V2 uncompressed", "duckdb V2 gzip", "hyparquet"];

    [Theory]
    [MemberData(nameof(Writers))]
    public async Task Every_truncated_file_is_refused(string writer)
    {
        var file = await WriteAsync(writer);
        await AnyColumn.ReadFileAsync(file);
        for (var length = 0; length < file.Length; length++)
            Assert.False(await IsReadAsync(file[..length], $"{writer}, cut to {length}"), $"{writer} was read when cut to {length} bytes");
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public async Task Flipped_bytes_are_read_or_refused(string writer)
    {
        var file = await WriteAsync(writer);
        var random = new Random(20261122);
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var damaged = file.ToArray();
            var flips = random.Next(1, 4);
            var places = new List<string>();
            for (var flip = 0; flip < flips; flip++)
            {
                var place = random.Next(damaged.Length);
                damaged[place] ^= (byte)(1 << random.Next(8));
                places.Add(place.ToString(CultureInfo.InvariantCulture));
            }
            if (!await IsReadAsync(damaged, $"{writer}, case {i}, flips at {string.Join(", ", places)}")) refused++;
        }
        // Most flips hit something that matters; a reader that notices nothing would be broken.
        Assert.InRange(refused, 300, 2000);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public async Task Extreme_bytes_are_read_or_refused(string writer)
    {
        var file = await WriteAsync(writer);
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var damaged = file.ToArray();
            var place = random.Next(damaged.Length);
            damaged.AsSpan(place, Math.Min(random.Next(1, 9), damaged.Length - place)).Fill(random.Next(2) == 0 ? (byte)0xff : (byte)0);
            await IsReadAsync(damaged, $"{writer}, case {i}, filled at {place}");
        }
    }

    static async Task<bool> IsReadAsync(byte[] file, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            await AnyColumn.ReadFileAsync(file);
            return true;
        }
        catch (Exception e) when (e is ParquetException or NotSupportedException || e.GetType() == typeof(IOException))
        {
            Assert.False(string.IsNullOrWhiteSpace(e.Message));
            return false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(what, e);
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
        }
    }

    static async Task<byte[]> WriteAsync(string writer)
    {
        using var file = new TemporaryFile();
        switch (writer.Split(' '))
        {
            case ["own", var compression]:
                var options = new ParquetOptions { CompressionMethod = Enum.Parse<CompressionMethod>(compression) };
                var stream = await SampleTable.Create(20).WriteAsync(options, groups: 2);
                return stream.ToArray();
            case ["duckdb", var version, var compression]:
                await Node.RunAsync("duckdb.mjs", $"""
                    COPY ({FormulaTable.Sql} FROM range(60) t(i)) TO '{file.Path}'
                    (FORMAT parquet, PARQUET_VERSION {version}, COMPRESSION {compression})
                    """);
                break;
            default: await Node.RunAsync("hyparquet-write.mjs", file.Path, "60", "UNCOMPRESSED"); break;
        }
        return await File.ReadAllBytesAsync(file.Path);
    }
}
