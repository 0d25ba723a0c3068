using System.Collections.Immutable;

namespace Pipeline.StatisticsPublishing.Magnitudes;

/// <summary>What the releases so far have shown and withheld of one sum and period: what is withheld stays so, and what was shown counts in what readers know.</summary>
public sealed record SumHistory(string Sum, string Period, ImmutableArray<SumCell> Cells);

/// <summary>A cell of a fixed cube.</summary>
/// <param name="Codes">Of the leaf dimensions, totals among them.</param>
public sealed record SumCell(string Cube, string[] Codes, bool WasShown, bool WasWithheld);
