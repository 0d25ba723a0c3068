using System.Collections.Immutable;
using Pipeline.Statistics.Observations;

namespace Pipeline.Sdmx.Requests;

/// <summary>
/// Conditions on what a row holds beside its key. They are held to the protected figures, which are all that this program ever has: a condition on a withheld
/// value matches nothing, whatever the value.
/// </summary>
/// <param name="Values">On the value.</param>
/// <param name="Status">By <see cref="ObservationStatus"/>, which are asked for; null for all.</param>
/// <param name="Confidential">Which are asked for; null for both.</param>
public sealed record RowFilter(ImmutableArray<FilterExpression> Values, ImmutableHashSet<ObservationStatus>? Status, bool? Confidential)
{
    public static readonly RowFilter None = new([], null, null);

    public bool IsNone => Values.IsEmpty && Status is null && Confidential is null;

    public bool Matches(ObservationTable table, int row) =>
        (Status is null || Status.Contains(table.Status[row]))
        && (Confidential is not { } flag || table.Confidential[row] == flag)
        && Values.All(value => value.Matches(term => term.MatchesNumber(table.Values[row], term.Number!.Value)));
}
