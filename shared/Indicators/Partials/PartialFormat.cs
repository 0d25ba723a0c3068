using System.Runtime.InteropServices;
using Pipeline.Indicators.Counts;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Payroll;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators.Partials;

/// <summary>
/// The bytes of a partial: <c>RSIP</c>, the format's version (int32), the kind (byte), the head, and the
/// content. Numbers are little-endian, records lie as they do in memory. Partials are a cache: one of another version is made again from its file.
/// </summary>
public static class PartialFormat
{
    /// <summary>Counts up with every change of the layout.</summary>
    public const int Version = 2;

    const uint Magic = 0x5049_5352;

    enum Kind : byte { Survey, Permits, Vacancies, Payroll, Counts }

    public static byte[] Write(FilePartial partial)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write((byte)KindOf(partial.Content));
        partial.Head.Write(writer);
        WriteContent(writer, partial.Content);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <returns>Null when the bytes are no partial of this version.</returns>
    public static FilePartial? Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        try
        {
            if (reader.ReadUInt32() != Magic || reader.ReadInt32() != Version) return null;
            var kind = (Kind)reader.ReadByte();
            return new(PartialHead.Read(reader), ReadContent(reader, kind));
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    static Kind KindOf(object content) => content switch
    {
        SurveyPartial => Kind.Survey,
        PermitPartial => Kind.Permits,
        VacancyPartial => Kind.Vacancies,
        PayrollPartial => Kind.Payroll,
        CountPartial => Kind.Counts,
        _ => throw new ArgumentException($"{content.GetType().Name} is not a partial.", nameof(content)),
    };

    static void WriteContent(BinaryWriter writer, object content)
    {
        switch (content)
        {
            case SurveyPartial survey:
                writer.Write(survey.Psus.Length);
                foreach (var psu in survey.Psus)
                {
                    writer.Write(psu.Stratum);
                    writer.Write(psu.Psu);
                }
                WriteAll<SurveyRecord>(writer, survey.Records);
                break;
            case PermitPartial permits: WriteAll<PermitRecord>(writer, permits.Records); break;
            case VacancyPartial vacancies: WriteAll<ClusterEntry>(writer, vacancies.Entries); break;
            case PayrollPartial payroll:
                writer.Write(payroll.Months.Count);
                foreach (var month in payroll.Months)
                {
                    writer.Write(month.Month.ToString());
                    WriteAll<PayrollCell>(writer, [.. month.Cells]);
                }
                break;
            case CountPartial counts:
                writer.Write(counts.Counts.Count);
                foreach (var (code, count) in counts.Counts)
                {
                    writer.Write(code);
                    writer.Write(count);
                }
                break;
        }
    }

    static object ReadContent(BinaryReader reader, Kind kind) => kind switch
    {
        Kind.Survey => new SurveyPartial(reader.ReadMany(() => new PsuKey(reader.ReadString(), reader.ReadString())), ReadAll<SurveyRecord>(reader)),
        Kind.Permits => new PermitPartial(ReadAll<PermitRecord>(reader)),
        Kind.Vacancies => new VacancyPartial(ReadAll<ClusterEntry>(reader)),
        Kind.Payroll => new PayrollPartial(reader.ReadMany(() => new PayrollSummary(ReferencePeriod.Parse(reader.ReadString()), ReadAll<PayrollCell>(reader)))),
        Kind.Counts => new CountPartial(reader.ReadMany(() => (reader.ReadString(), reader.ReadDouble()))),
        _ => throw new InvalidDataException($"{kind} is not a kind of partial."),
    };

    static void WriteAll<T>(BinaryWriter writer, ReadOnlySpan<T> records)
        where T : unmanaged
    {
        writer.Write(records.Length);
        writer.Write(MemoryMarshal.AsBytes(records));
    }

    static T[] ReadAll<T>(BinaryReader reader)
        where T : unmanaged
    {
        var records = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(records.AsSpan()));
        return records;
    }
}
