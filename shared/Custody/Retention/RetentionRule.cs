using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>How long an agreement lets files be kept, counted in months from the last day of their period.</summary>
/// <param name="Agreement">The version that says so, such as <c>dgie/returns@1.0.0</c>.</param>
/// <param name="Months">For everything.</param>
/// <param name="OriginalsMonths">For the files as they came, where the agreement gives them a shorter time; else null.</param>
public sealed record RetentionRule(string Agreement, int Months, int? OriginalsMonths)
{
    /// <summary>What the agreement in force says; null when there is none, or it names no time.</summary>
    public static RetentionRule? Of(ProtocolCatalog catalog, AgencyId agency, DatasetId dataset) =>
        catalog.Find(agency, dataset) is { RetentionMonths: { } months } protocol
            ? new($"{protocol}", months, protocol.Agreement.OriginalsRetentionMonths is { } shorter && shorter < months ? shorter : null)
            : null;

    /// <summary>The last day on which a file of the period may be kept.</summary>
    public DateOnly LastDay(ReferencePeriod period, bool isOriginal) => period.End.AddMonths(isOriginal ? OriginalsMonths ?? Months : Months);

    /// <summary>Whether a file of the period is to be destroyed on a day of Rwanda: only after its last day.</summary>
    public bool IsBeyond(ReferencePeriod period, bool isOriginal, DateOnly today) => today > LastDay(period, isOriginal);
}
