using Parquet.Thrift;

namespace Parquet.Meta;

/// <summary>The footer.</summary>
sealed record FileMetaData
{
    public List<SchemaElement> Schema { get; init; } = [];

    public List<RowGroup> RowGroups { get; } = [];

    public List<KeyValuePair<string, string>>? KeyValues { get; set; }

    public string? CreatedBy { get; set; }

    public static FileMetaData Read(ReadOnlySpan<byte> footer)
    {
        var reader = new CompactReader(footer);
        var file = new FileMetaData();
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            switch (id)
            {
                case 2:
                    for (var left = reader.BeginList(); left > 0; left--) file.Schema.Add(SchemaElement.Read(ref reader));
                    break;
                case 4:
                    for (var left = reader.BeginList(); left > 0; left--) file.RowGroups.Add(RowGroup.Read(ref reader));
                    break;
                case 5: file.KeyValues = ReadKeyValues(ref reader); break;
                case 6: file.CreatedBy = reader.ReadString(); break;
                default: reader.Skip(); break;
            }
        reader.EndStruct(outer);
        return file;
    }

    public void Write(CompactWriter writer)
    {
        var outer = writer.BeginStruct();
        writer.Write(1, (int?)1);
        writer.BeginList(2, CompactType.Struct, Schema.Count);
        foreach (var element in Schema) element.Write(writer);
        writer.Write(3, RowGroups.Sum(group => group.RowCount));
        writer.BeginList(4, CompactType.Struct, RowGroups.Count);
        for (var i = 0; i < RowGroups.Count; i++) RowGroups[i].Write(writer, (short)Math.Min(i, short.MaxValue));
        WriteKeyValues(writer, 5, KeyValues);
        writer.Write(6, CreatedBy);
        WriteColumnOrders(writer, Schema.Count(element => element.Type is not null));
        writer.EndStruct(outer);
    }

    public static List<KeyValuePair<string, string>> ReadKeyValues(ref CompactReader reader)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        for (var left = reader.BeginList(); left > 0; left--)
        {
            var (key, value) = ("", "");
            var outer = reader.BeginStruct();
            while (reader.NextField(out var id))
                if (id == 1) key = reader.ReadString();
                else if (id == 2) value = reader.ReadString();
                else reader.Skip();
            reader.EndStruct(outer);
            pairs.Add(new(key, value));
        }
        return pairs;
    }

    public static void WriteKeyValues(CompactWriter writer, short id, List<KeyValuePair<string, string>>? pairs)
    {
        if (pairs is not { Count: > 0 }) return;
        writer.BeginList(id, CompactType.Struct, pairs.Count);
        foreach (var (key, value) in pairs)
        {
            var outer = writer.BeginStruct();
            writer.Write(1, key);
            writer.Write(2, value);
            writer.EndStruct(outer);
        }
    }

    // Without this list a reader must not trust min_value and max_value. The one order there is: the type's own.
    static void WriteColumnOrders(CompactWriter writer, int columns)
    {
        writer.BeginList(7, CompactType.Struct, columns);
        for (var i = 0; i < columns; i++)
        {
            var outer = writer.BeginStruct();
            writer.Field(1, CompactType.Struct);
            writer.EndStruct(writer.BeginStruct());
            writer.EndStruct(outer);
        }
    }
}
