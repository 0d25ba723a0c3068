namespace Pipeline.Sdmx.Requests;

/// <summary>How much of an answer is written.</summary>
public enum Detail
{
    Full,
    /// <summary>No attributes.</summary>
    DataOnly,
    /// <summary>Which series there are, without attributes and observations.</summary>
    SeriesKeysOnly,
    /// <summary>Series with their attributes, without observations.</summary>
    NoData,
}
