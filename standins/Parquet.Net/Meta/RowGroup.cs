using Parquet.Thrift;

namespace Parquet.Meta;

/// <summary>Rows that are stored together, a chunk per column.</summary>
sealed record RowGroup
{
    public List<ColumnChunk> Columns { get; } = [];

    public long RowCount { get; set; }

    public static RowGroup Read(ref CompactReader reader)
    {
        var group = new RowGroup();
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            if (id == 1)
                for (var left = reader.BeginList(); left > 0; left--) group.Columns.Add(ColumnChunk.Read(ref reader));
            else if (id == 3) group.RowCount = reader.ReadInt64();
            else reader.Skip();
        reader.EndStruct(outer);
        return group;
    }

    public void Write(CompactWriter writer, short ordinal)
    {
        var outer = writer.BeginStruct();
        writer.BeginList(1, CompactType.Struct, Columns.Count);
        foreach (var column in Columns) column.Write(writer);
        writer.Write(2, Columns.Sum(column => column.UncompressedSize));
        writer.Write(3, RowCount);
        if (Columns.Count > 0) writer.Write(5, Columns[0].Offset);
        writer.Write(6, Columns.Sum(column => column.CompressedSize));
        writer.Write(7, (short?)ordinal);
        writer.EndStruct(outer);
    }
}
