namespace Pipeline.Benchmarks.Measuring;

/// <summary>One pass over a file: how long it took, and what it found, which must be the same whoever reads.</summary>
readonly record struct Run(TimeSpan Time, long Rows, long RowsWithErrors);
