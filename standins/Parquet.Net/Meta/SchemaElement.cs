using Parquet.Thrift;

namespace Parquet.Meta;

/// <summary>A node of the schema as the footer lists it, depth first.</summary>
sealed record SchemaElement(string Name)
{
    public PhysicalType? Type { get; set; }

    public int? TypeLength { get; set; }

    public Repetition? Repetition { get; set; }

    public int? ChildCount { get; set; }

    public ConvertedType? Converted { get; set; }

    public int? Scale { get; set; }

    public int? Precision { get; set; }

    public int? FieldId { get; set; }

    public LogicalType? Logical { get; set; }

    public static SchemaElement Read(ref CompactReader reader)
    {
        var name = "";
        var element = new SchemaElement(name);
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            switch (id)
            {
                case 1: element.Type = (PhysicalType)reader.ReadInt32(); break;
                case 2: element.TypeLength = reader.ReadInt32(); break;
                case 3: element.Repetition = (Repetition)reader.ReadInt32(); break;
                case 4: name = reader.ReadString(); break;
                case 5: element.ChildCount = reader.ReadInt32(); break;
                case 6: element.Converted = (ConvertedType)reader.ReadInt32(); break;
                case 7: element.Scale = reader.ReadInt32(); break;
                case 8: element.Precision = reader.ReadInt32(); break;
                case 9: element.FieldId = reader.ReadInt32(); break;
                case 10: element.Logical = LogicalType.Read(ref reader); break;
                default: reader.Skip(); break;
            }
        reader.EndStruct(outer);
        return element with { Name = name };
    }

    public void Write(CompactWriter writer)
    {
        var outer = writer.BeginStruct();
        writer.Write(1, (int?)Type);
        writer.Write(2, TypeLength);
        writer.Write(3, (int?)Repetition);
        writer.Write(4, Name);
        writer.Write(5, ChildCount);
        writer.Write(6, (int?)Converted);
        writer.Write(7, Scale);
        writer.Write(8, Precision);
        writer.Write(9, FieldId);
        if (Logical is not null)
        {
            writer.Field(10, CompactType.Struct);
            Logical.Write(writer);
        }
        writer.EndStruct(outer);
    }
}
