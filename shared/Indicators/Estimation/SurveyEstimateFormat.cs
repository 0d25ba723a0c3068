using System.Runtime.InteropServices;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Partials;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// The bytes of a <see cref="SurveyEstimate"/>, kept from night to night: version and groups (int32), then its parts in their order, lists after their
/// length. Numbers are little-endian, arrays lie as they do in memory.
/// </summary>
public static class SurveyEstimateFormat
{
    /// <summary>Counts up with every change of the layout.</summary>
    const int Version = 1;

    public static byte[] Write(SurveyEstimate estimate, OccupationTree tree)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write(tree.Count);
        writer.Write(estimate.Samples);
        writer.Write(estimate.HasNoVariance);
        writer.Write(estimate.Employed is not null);
        if (estimate.Employed is { } employed) Write(writer, employed);
        Write(writer, estimate.Indicators);
        writer.Write(estimate.OtherYears.Count);
        foreach (var (years, indicators) in estimate.OtherYears)
        {
            writer.Write(years);
            Write(writer, indicators);
        }
        writer.Write(estimate.Cells.Count);
        foreach (var cell in estimate.Cells) Write(writer, cell);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <returns>Null when the bytes are no whole estimate of this version over the groups of the tree.</returns>
    public static SurveyEstimate? Read(byte[] bytes, OccupationTree tree)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        try
        {
            if (reader.ReadInt32() != Version || reader.ReadInt32() != tree.Count) return null;
            var (samples, hasNoVariance) = (reader.ReadInt32(), reader.ReadBoolean());
            var employed = reader.ReadBoolean() ? ReadValues(reader, tree.Count) : null;
            var indicators = ReadIndicators(reader, tree.Count);
            var others = reader.ReadMany(() => KeyValuePair.Create(reader.ReadInt32(), (IReadOnlyList<SurveyIndicator>)ReadIndicators(reader, tree.Count)));
            return new(samples, hasNoVariance, employed, indicators, new Dictionary<int, IReadOnlyList<SurveyIndicator>>(others), reader.ReadMany(() => ReadCell(reader)));
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    static void Write(BinaryWriter writer, GroupValues values)
    {
        writer.Write(values.Count);
        writer.Write(MemoryMarshal.AsBytes(values.Points.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(values.Samples.AsSpan()));
    }

    static GroupValues ReadValues(BinaryReader reader, int groups)
    {
        var count = reader.ReadInt32();
        return new(Numbers<double>(reader, groups), Numbers<double>(reader, groups * count), count);
    }

    static void Write(BinaryWriter writer, IReadOnlyList<SurveyIndicator> indicators)
    {
        writer.Write(indicators.Count);
        foreach (var (indicator, values, n, missing) in indicators)
        {
            writer.Write((int)indicator);
            Write(writer, values);
            writer.Write(MemoryMarshal.AsBytes(n.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(missing.AsSpan()));
        }
    }

    static SurveyIndicator[] ReadIndicators(BinaryReader reader, int groups) =>
        reader.ReadMany(() => new SurveyIndicator((Indicator)reader.ReadInt32(), ReadValues(reader, groups), Numbers<int>(reader, groups), Numbers<MissingReason>(reader, groups)));

    static void Write(BinaryWriter writer, CellEstimate cell)
    {
        writer.Write(cell.Period);
        writer.Write(cell.Level);
        writer.Write(cell.Isco08);
        writer.Write(cell.Measure);
        foreach (var number in (double?[])[cell.Value, cell.N, cell.NEff, cell.Se, cell.Rse, cell.Deff])
        {
            writer.Write(number.HasValue);
            writer.Write(number.GetValueOrDefault());
        }
        writer.Write((int)cell.Quality);
    }

    static CellEstimate ReadCell(BinaryReader reader)
    {
        return new(
            reader.ReadString(), reader.ReadInt32(), reader.ReadString(), reader.ReadString(), Number(), (int?)Number(), Number(), Number(), Number(), Number(),
            (Quality)reader.ReadInt32());

        double? Number() => (reader.ReadBoolean(), reader.ReadDouble()) is (true, var number) ? number : null;
    }

    static T[] Numbers<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var numbers = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
