using Pipeline.LabourMarketTest.Applications.Reading;

namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>A fault, and where in the file it stands.</summary>
/// <param name="Line">Line of the file, from 1 for the header; of a row on several lines the last one.</param>
/// <param name="Fault">Its place without the first stroke is the column.</param>
public sealed record RowFault(long Line, ApplicationFault Fault)
{
    public override string ToString() =>
        $"line {Line}{(Fault.Place.Length > 0 ? $", {Fault.Place[1..]}" : "")}: {(Fault.Value is { } value ? $"'{value}' where {Fault.Expected} is expected" : $"expected {Fault.Expected}")}. {Fault.Mend}";
}
