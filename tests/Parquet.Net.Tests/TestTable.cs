using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>Columns of one length, and what it takes to write them to a file and compare them with one.</summary>
public sealed record TestTable(int Rows, params ITestColumn[] Columns)
{
    public async Task<MemoryStream> WriteAsync(ParquetOptions? options = null, int groups = 1)
    {
        var stream = new MemoryStream();
        await WriteAsync(stream, options, groups);
        return stream;
    }

    public ParquetSchema Schema => new(Columns.Select(column => column.Field));

    public async Task WriteAsync(Stream stream, ParquetOptions? options = null, int groups = 1)
    {
        await using var writer = await ParquetWriter.CreateAsync(Schema, stream, options);
        await WriteGroupsAsync(writer, groups);
    }

    public async Task WriteGroupsAsync(ParquetWriter writer, int groups)
    {
        for (var i = 0; i < groups; i++)
        {
            using var group = writer.CreateRowGroup();
            foreach (var column in Columns) await column.WriteAsync(group, (Rows * i / groups)..(Rows * (i + 1) / groups));
            group.CompleteValidate();
        }
    }

    public async Task AssertAsync(Stream stream, ParquetOptions? options = null)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, options);
        var fields = reader.Schema.DataFields;
        Assert.Equal(Columns.Select(column => column.Field), fields);
        var row = 0;
        foreach (var group in reader.RowGroups)
        {
            var rows = row..(row += (int)group.RowCount);
            foreach (var (column, field) in Columns.Zip(fields)) await column.AssertAsync(group, field, rows);
        }
        Assert.Equal(Rows, row);
    }
}
