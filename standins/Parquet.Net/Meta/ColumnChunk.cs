using Parquet.Thrift;

namespace Parquet.Meta;

/// <summary>Where a column of a row group lies and what the footer says of it.</summary>
sealed record ColumnChunk
{
    public PhysicalType Type { get; set; }

    public List<Encoding> Encodings { get; set; } = [];

    public List<string> Path { get; set; } = [];

    public CompressionMethod Codec { get; set; }

    public long ValueCount { get; set; }

    public long UncompressedSize { get; set; }

    public long CompressedSize { get; set; }

    public long DataPageOffset { get; set; }

    public long? DictionaryPageOffset { get; set; }

    public List<KeyValuePair<string, string>>? KeyValues { get; set; }

    public ColumnStatistics? Statistics { get; set; }

    /// <summary>First byte. Some writers leave the dictionary's offset at 0 when there is none.</summary>
    public long Offset => DictionaryPageOffset is > 0 and var dictionary ? Math.Min(dictionary, DataPageOffset) : DataPageOffset;

    public static ColumnChunk Read(ref CompactReader reader)
    {
        var chunk = new ColumnChunk();
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            if (id == 3) chunk.ReadMetaData(ref reader);
            else if (id == 1) throw new NotSupportedException($"column data in another file ('{reader.ReadString()}') is not supported");
            else reader.Skip();
        reader.EndStruct(outer);
        return chunk;
    }

    public void Write(CompactWriter writer)
    {
        var outer = writer.BeginStruct();
        writer.Write(2, Offset);
        writer.Field(3, CompactType.Struct);
        WriteMetaData(writer);
        writer.EndStruct(outer);
    }

    void ReadMetaData(ref CompactReader reader)
    {
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            switch (id)
            {
                case 1: Type = (PhysicalType)reader.ReadInt32(); break;
                case 3: ReadPath(ref reader); break;
                case 4: Codec = (CompressionMethod)reader.ReadInt32(); break;
                case 5: ValueCount = reader.ReadInt64(); break;
                case 6: UncompressedSize = reader.ReadInt64(); break;
                case 7: CompressedSize = reader.ReadInt64(); break;
                case 8: KeyValues = FileMetaData.ReadKeyValues(ref reader); break;
                case 9: DataPageOffset = reader.ReadInt64(); break;
                case 11: DictionaryPageOffset = reader.ReadInt64(); break;
                case 12: Statistics = ColumnStatistics.Read(ref reader); break;
                default: reader.Skip(); break;
            }
        reader.EndStruct(outer);
    }

    void ReadPath(ref CompactReader reader)
    {
        for (var left = reader.BeginList(); left > 0; left--)
        {
            reader.Element(CompactType.Binary);
            Path.Add(reader.ReadString());
        }
    }

    void WriteMetaData(CompactWriter writer)
    {
        var outer = writer.BeginStruct();
        writer.Write(1, (int?)Type);
        writer.BeginList(2, CompactType.I32, Encodings.Count);
        foreach (var encoding in Encodings) writer.Element((int)encoding);
        writer.BeginList(3, CompactType.Binary, Path.Count);
        foreach (var part in Path) writer.Element(part);
        writer.Write(4, (int?)Codec);
        writer.Write(5, ValueCount);
        writer.Write(6, UncompressedSize);
        writer.Write(7, CompressedSize);
        FileMetaData.WriteKeyValues(writer, 8, KeyValues);
        writer.Write(9, DataPageOffset);
        writer.Write(11, DictionaryPageOffset);
        if (Statistics is not null)
        {
            writer.Field(12, CompactType.Struct);
            Statistics.Write(writer);
        }
        writer.EndStruct(outer);
    }
}
