using Pipeline.Reference;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>A case that the pipeline itself has recorded, as its decisions on labour market tests: what a row is of an agency's file.</summary>
/// <param name="Source">As populations name it, <c>pipeline/labour-market-tests</c>.</param>
/// <param name="Period">In which it counts.</param>
/// <param name="Texts">By column; null where nothing is known. Nothing that names a person.</param>
/// <param name="Numbers">By column: what is measured.</param>
public sealed record RecordedCase(string Source, ReferencePeriod Period, IReadOnlyDictionary<string, string?> Texts, IReadOnlyDictionary<string, double> Numbers);

/// <summary>Every recorded case up to a month, which is complete.</summary>
public delegate Task<IReadOnlyList<RecordedCase>> RecordedCases(ReferencePeriod month, CancellationToken ct);
