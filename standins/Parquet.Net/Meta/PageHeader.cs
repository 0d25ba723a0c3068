using Parquet.Thrift;

namespace Parquet.Meta;

/// <summary>What precedes a page. The members after <see cref="Encoding"/> are those of data pages, the last three of version 2.</summary>
sealed record PageHeader
{
    public PageType Type { get; set; }

    public int UncompressedSize { get; set; }

    public int CompressedSize { get; set; }

    /// <summary>Nulls included; in a dictionary page the number of entries.</summary>
    public int ValueCount { get; set; }

    public Encoding Encoding { get; set; }

    public Encoding DefinitionEncoding { get; set; } = Encoding.Rle;

    public int DefinitionLength { get; set; }

    public int RepetitionLength { get; set; }

    public bool IsCompressed { get; set; } = true;

    public static PageHeader Read(ref CompactReader reader)
    {
        var header = new PageHeader();
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            switch (id)
            {
                case 1: header.Type = (PageType)reader.ReadInt32(); break;
                case 2: header.UncompressedSize = reader.ReadInt32(); break;
                case 3: header.CompressedSize = reader.ReadInt32(); break;
                case 5 or 7: header.ReadVersion1(ref reader); break;
                case 8: header.ReadVersion2(ref reader); break;
                default: reader.Skip(); break;
            }
        reader.EndStruct(outer);
        return header;
    }

    public void Write(CompactWriter writer)
    {
        var outer = writer.BeginStruct();
        writer.Write(1, (int?)Type);
        writer.Write(2, UncompressedSize);
        writer.Write(3, CompressedSize);
        writer.Field((short)(Type == PageType.Dictionary ? 7 : 5), CompactType.Struct);
        var inner = writer.BeginStruct();
        writer.Write(1, ValueCount);
        writer.Write(2, (int?)Encoding);
        if (Type == PageType.Data)
        {
            writer.Write(3, (int?)Encoding.Rle);
            writer.Write(4, (int?)Encoding.Rle);
        }
        writer.EndStruct(inner);
        writer.EndStruct(outer);
    }

    // The header of a dictionary page is the beginning of that of a data page.
    void ReadVersion1(ref CompactReader reader)
    {
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            switch (id)
            {
                case 1: ValueCount = reader.ReadInt32(); break;
                case 2: Encoding = (Encoding)reader.ReadInt32(); break;
                case 3 when Type != PageType.Dictionary: DefinitionEncoding = (Encoding)reader.ReadInt32(); break;
                default: reader.Skip(); break;
            }
        reader.EndStruct(outer);
    }

    void ReadVersion2(ref CompactReader reader)
    {
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            switch (id)
            {
                case 1: ValueCount = reader.ReadInt32(); break;
                case 4: Encoding = (Encoding)reader.ReadInt32(); break;
                case 5: DefinitionLength = reader.ReadInt32(); break;
                case 6: RepetitionLength = reader.ReadInt32(); break;
                case 7: IsCompressed = reader.ReadBool(); break;
                default: reader.Skip(); break;
            }
        reader.EndStruct(outer);
    }
}
