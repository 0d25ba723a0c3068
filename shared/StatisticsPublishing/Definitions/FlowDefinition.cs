using System.Collections.Immutable;
using Pipeline.Reference;
using Pipeline.Statistics.Structures;

namespace Pipeline.StatisticsPublishing.Definitions;

/// <summary>A published table and where its figures come from.</summary>
/// <param name="Figures">Measures that nothing is said of here have no source yet.</param>
/// <param name="Frequencies">Of its periods. A longer one than the population's is the sum of all its periods, if all are there.</param>
/// <param name="NotAvailable">Why the flow has no figures at all; null of one that has sources.</param>
public sealed record FlowDefinition(Dataflow Flow, ImmutableArray<Figure> Figures, ImmutableArray<Frequency> Frequencies, string? NotAvailable);

/// <summary>One measure's source: a population's counts, a ratio of two measures of the flow, quantiles, a sum, the indicator run or the scorecards.</summary>
/// <param name="Indicator">The measure.</param>
/// <param name="Population">Whose counts they are.</param>
/// <param name="Where">By leaf dimension, the code (or a group) that counts.</param>
/// <param name="Fixed">By flow dimension, the code where the population has no such dimension; else the list's total.</param>
/// <param name="Rename">By flow dimension, the leaf dimension that it shows.</param>
/// <param name="Of">Measure divided by <paramref name="To"/>, times <paramref name="Times"/>.</param>
/// <param name="Match">By dimension, the code of the numerator that meets another code of the denominator.</param>
/// <param name="Quantiles">Whose <paramref name="Statistic"/> it is: p25, median or p75.</param>
/// <param name="Indicators">Column of the shortage indicators.</param>
/// <param name="Scorecard">Part of the scorecards.</param>
/// <param name="Sums">The sum that it is.</param>
public sealed record Figure(
    string Indicator, string? Population = null, ImmutableDictionary<string, string>? Where = null, ImmutableDictionary<string, string>? Fixed = null,
    ImmutableDictionary<string, string>? Rename = null, string? Of = null, string? To = null, double Times = 1,
    ImmutableDictionary<string, ImmutableArray<string>>? Match = null, string? Quantiles = null, string? Statistic = null,
    string? Indicators = null, string? Scorecard = null, string? Sums = null)
{
    /// <summary>The leaf dimension behind a flow's dimension.</summary>
    public string LeafOf(string dimension) => Rename?.GetValueOrDefault(dimension) ?? dimension;
}
