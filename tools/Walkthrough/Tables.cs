namespace Pipeline.Walkthrough;

/// <summary>The answer of <c>/api/tables</c>, as far as it is shown.</summary>
sealed record TablesAnswer(IReadOnlyList<TableLine> Tables);

/// <param name="Withheld">Cells without a value because it is confidential.</param>
sealed record TableLine(string Id, string Number, string Label, string FirstPeriod, string LastPeriod, long Observations, long Withheld);
