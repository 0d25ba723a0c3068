using Parquet.Thrift;

namespace Parquet.Meta;

/// <summary>Statistics of a column chunk as stored. The ill-defined min and max of early files are neither read nor written.</summary>
sealed record ColumnStatistics
{
    public long? NullCount { get; set; }

    public long? DistinctCount { get; set; }

    public byte[]? Max { get; set; }

    public byte[]? Min { get; set; }

    public static ColumnStatistics Read(ref CompactReader reader)
    {
        var statistics = new ColumnStatistics();
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            switch (id)
            {
                case 3: statistics.NullCount = reader.ReadInt64(); break;
                case 4: statistics.DistinctCount = reader.ReadInt64(); break;
                case 5: statistics.Max = reader.ReadBytes().ToArray(); break;
                case 6: statistics.Min = reader.ReadBytes().ToArray(); break;
                default: reader.Skip(); break;
            }
        reader.EndStruct(outer);
        return statistics;
    }

    public void Write(CompactWriter writer)
    {
        var outer = writer.BeginStruct();
        writer.Write(3, NullCount);
        writer.Write(4, DistinctCount);
        writer.Write(5, Max);
        writer.Write(6, Min);
        writer.EndStruct(outer);
    }
}
