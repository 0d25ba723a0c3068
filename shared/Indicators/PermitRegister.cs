using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>Gathers permit records and keeps the latest of each permit, whatever the order in which they come.</summary>
public sealed class PermitRegister(IndicatorParameters parameters)
{
    /// <summary>The digits to which an uncertain code is cut.</summary>
    const int UncertainLevel = 2;

    readonly Dictionary<(AgencyId, string), PermitRecord> _latest = [];

    /// <summary>The newest period of which a file was taken in, or null.</summary>
    public ReferencePeriod? Period { get; private set; }

    public void Add(PermitRecord record)
    {
        if (Period is not { } newest || record.Reported > newest) Period = record.Reported;
        var key = (record.Agency, record.PermitId);
        if (!_latest.TryGetValue(key, out var known) || Compare(record, known) > 0) _latest[key] = record;
    }

    /// <summary>
    /// Permits that are valid on the last day of <see cref="Period"/>, by the finest group in which they may be counted. A code of low confidence is cut
    /// to two digits.
    /// </summary>
    /// <returns>Counts by code; <see cref="CellEstimate.Total"/> for permits without an occupation.</returns>
    public IReadOnlyDictionary<string, int> Stock()
    {
        if (Period is not { } period) return new Dictionary<string, int>();
        return _latest.Values.Where(p => IsValid(p, period.End)).CountBy(CountedAs).ToDictionary(StringComparer.Ordinal);
    }

    bool IsValid(PermitRecord permit, DateOnly day) =>
        permit.ValidFrom <= day && !(permit.ValidTo < day) && !parameters.PermitClosedStatuses.Contains(permit.Status);

    string CountedAs(PermitRecord permit)
    {
        if (permit.Isco08 is not { } code) return CellEstimate.Total;
        var isUncertain = permit.CodingConfidence < parameters.PermitCodingConfidence;
        return (isUncertain && code.Level > UncertainLevel ? code.AtLevel(UncertainLevel) : code).ToString();
    }

    /// <summary>By period of the file, then day of decision; of two that tie the closing one is the later. The rest makes the order total.</summary>
    int Compare(PermitRecord a, PermitRecord b)
    {
        var order = a.Reported.CompareTo(b.Reported);
        if (order == 0) order = a.IssuedOn.CompareTo(b.IssuedOn);
        if (order == 0) order = parameters.PermitClosedStatuses.Contains(a.Status).CompareTo(parameters.PermitClosedStatuses.Contains(b.Status));
        if (order == 0) order = a.ValidFrom.CompareTo(b.ValidFrom);
        if (order == 0) order = Nullable.Compare(a.ValidTo, b.ValidTo);
        if (order == 0) order = string.CompareOrdinal(a.Status, b.Status);
        if (order == 0) order = string.CompareOrdinal(a.Isco08?.ToString(), b.Isco08?.ToString());
        return order != 0 ? order : Nullable.Compare(a.CodingConfidence, b.CodingConfidence);
    }
}
