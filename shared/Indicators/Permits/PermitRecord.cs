using System.Runtime.InteropServices;
using Pipeline.Indicators.Codes;
using Pipeline.Indicators.Estimation;
using Pipeline.Reference;

namespace Pipeline.Indicators.Permits;

/// <summary>What one monthly file says of one work permit, without its names: written to partial files as it lies in memory. Days are day numbers.</summary>
/// <param name="Key">Stands for agency and permit.</param>
/// <param name="Employer">Stands for the employer; for the permit itself where none is given.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="Node">Where it is counted: position in the tree. A permit is never split.</param>
/// <param name="IsClosed">Cancelled or expired.</param>
/// <param name="IsCounted">Of a class that counts as reliance on foreign labour.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PermitRecord(
    UInt128 Key, ulong Employer, int IssuedOn, int ValidFrom, int ValidTo, short Node, [field: MarshalAs(UnmanagedType.U1)] bool IsClosed,
    [field: MarshalAs(UnmanagedType.U1)] bool IsCounted)
{
    public static PermitRecord Of(PermitRow row, AgencyId agency, IndicatorParameters parameters, CodeHarmoniser codes) => new(
        StableHash.Of($"{agency}|{row.PermitId}"), CounterRandom.KeyOf(row.EmployerId ?? $"permit {row.PermitId}"), row.IssuedOn.DayNumber, row.ValidFrom.DayNumber,
        row.ValidTo?.DayNumber ?? int.MaxValue, (short)codes.Find(row.Isco08, row.CodingConfidence < parameters.CodingConfidence).Whole,
        parameters.PermitClosedStatuses.Contains(row.Status), parameters.PermitClasses.Contains(row.Class));

    /// <summary>The later of two records of one file: by day of decision; of two that tie the closing one. The rest makes the order total.</summary>
    internal int CompareTo(in PermitRecord other)
    {
        var order = IssuedOn.CompareTo(other.IssuedOn);
        if (order == 0) order = IsClosed.CompareTo(other.IsClosed);
        if (order == 0) order = ValidFrom.CompareTo(other.ValidFrom);
        if (order == 0) order = ValidTo.CompareTo(other.ValidTo);
        if (order == 0) order = Node.CompareTo(other.Node);
        if (order == 0) order = IsCounted.CompareTo(other.IsCounted);
        return order != 0 ? order : Employer.CompareTo(other.Employer);
    }
}

/// <summary>What one file of the register says.</summary>
public sealed record PermitPartial(PermitRecord[] Records);
