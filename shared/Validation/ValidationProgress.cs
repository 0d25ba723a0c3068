namespace Pipeline.Validation;

/// <summary>How far the reading of a drop has come.</summary>
public readonly record struct ValidationProgress(long BytesRead, long RowsRead);
