using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

public class RoundTripProperties
{
    static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(300);

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

    static void Holds<T>(TestColumn<T> column)
    {
        var table = new TestTable(column.Values.Length, column);
        using var stream = table.WriteAsync(new ParquetOptions { CompressionMethod = CompressionMethod.None }).GetAwaiter().GetResult();
        table.AssertAsync(stream).GetAwaiter().GetResult();
    }
}
