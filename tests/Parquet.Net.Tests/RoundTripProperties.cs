using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

public class RoundTripProperties
{
    static readonly Config Cases = Laws.Cases(300);

    [Fact]
    public void Any_texts_come_back() => Prop.ForAll((string?[] values) =>
        // A lone surrogate is not text and has no UTF-8.
        Holds(new TextColumn(new DataField<string>("a"), [.. values.Select(v =>
            v is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(v)))])))
        .Check(Cases);

    [Fact]
    public void Any_numbers_come_back() => Prop.ForAll((long?[] values) =>
        Holds(new NullableColumn<long>(new DataField<long?>("a"), values))).Check(Cases);

    [Fact]
    public void Any_runs_of_flags_come_back() => Prop.ForAll((PositiveInt[] runs) =>
    {
        // Lengths of runs of true, null and false in turn, so that runs of all kinds meet in all ways.
        var flags = runs.SelectMany((run, i) => Enumerable.Repeat<bool?>(i % 3 == 0 ? true : i % 3 == 1 ? null : false, run.Get));
        Holds(new NullableColumn<bool>(new DataField<bool?>("a"), [.. flags]));
    }).Check(Cases);

    [Fact]
    public void Any_runs_of_repeated_texts_come_back() => Prop.ForAll((PositiveInt[] runs) =>
    {
        var texts = runs.SelectMany((run, i) => Enumerable.Repeat(i % 5 == 4 ? null : $"{i * run.Get % 37}", run.Get));
        Holds(new TextColumn(new DataField<string>("a"), [.. texts]));
    }).Check(Cases);

    [Fact]
    public void Snappy_pages_of_any_repeats_come_back() => Prop.ForAll((PositiveInt[] steps, PositiveInt size) =>
    {
        // Each byte comes from somewhere before it, near or far, or is new: repeats of all lengths and distances.
        var random = new Random(steps.Length + size.Get);
        var bytes = new byte[size.Get * 977];
        for (var at = 0; at < bytes.Length;)
        {
            var step = steps.Length == 0 ? 1 : steps[random.Next(steps.Length)].Get * random.Next(1, 40);
            var from = random.Next(3) == 0 || at == 0 ? -1 : random.Next(at);
            for (var end = Math.Min(bytes.Length, at + step); at < end; at++) bytes[at] = from < 0 ? (byte)random.Next(256) : bytes[from++];
        }
        Holds(new BytesColumn(new DataField<byte[]>("a"), [bytes, [], .. bytes.Chunk(1000)]), CompressionMethod.Snappy);
    }).Check(Cases.WithMaxTest(50));

    static void Holds<T>(TestColumn<T> column, CompressionMethod compression = CompressionMethod.None)
    {
        var table = new TestTable(column.Values.Length, column);
        using var stream = table.WriteAsync(new ParquetOptions { CompressionMethod = compression }).GetAwaiter().GetResult();
        table.AssertAsync(stream).GetAwaiter().GetResult();
    }
}
