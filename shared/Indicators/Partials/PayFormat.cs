using Pipeline.Indicators.Payroll;
using Pipeline.Reference;

namespace Pipeline.Indicators.Partials;

/// <summary>
/// The bytes of a month's pay: groups, and of each its position, jobs, jobs with pay and the sorted pay as differences, all as 7-bit numbers. About two bytes a
/// job, read only when several files name a month.
/// </summary>
public static class PayFormat
{
    public static byte[] Write(PayrollMonth month)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(month.Groups.Count);
        foreach (var group in month.Groups)
        {
            writer.Write7BitEncodedInt(group.Node);
            writer.Write7BitEncodedInt(group.Jobs);
            writer.Write7BitEncodedInt(group.Pay.Length);
            var last = 0L;
            foreach (var pay in group.Pay)
            {
                writer.Write7BitEncodedInt64(pay - last);
                last = pay;
            }
        }
        writer.Flush();
        return bytes.ToArray();
    }

    public static PayrollMonth Read(ReferencePeriod month, byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var groups = new PayrollGroup[reader.Read7BitEncodedInt()];
        for (var i = 0; i < groups.Length; i++)
        {
            var (node, jobs, pay) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), new long[reader.Read7BitEncodedInt()]);
            for (var (at, last) = (0, 0L); at < pay.Length; at++) pay[at] = last += reader.Read7BitEncodedInt64();
            groups[i] = new(node, jobs, pay);
        }
        return new(month, groups);
    }
}
