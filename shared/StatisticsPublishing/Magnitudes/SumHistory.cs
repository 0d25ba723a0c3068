using System.Collections.Immutable;

namespace Pipeline.StatisticsPublishing.Magnitudes;

/// <summary>What the releases so far have shown and withheld of one sum and period: what is withheld stays so, and what was shown counts in what readers know.</summary>
/// <param name="Items">What the figures were made of that were shown last; null where that was not kept.</param>
public sealed record SumHistory(string Sum, string Period, ImmutableArray<SumCell> Cells, IReadOnlyList<SumItem>? Items = null);

/// <summary>A cell of a fixed cube.</summary>
/// <param name="Codes">Of the leaf dimensions, totals among them.</param>
public sealed record SumCell(string Cube, string[] Codes, bool WasShown, bool WasWithheld);
