namespace Pipeline.Sdmx.Requests;

/// <summary>What a request may ask for, so that every one is read and answered in bounded time and memory. <c>/api/config</c> tells them.</summary>
public static class Limits
{
    /// <summary>Characters of an address with its query. A web server in front may take fewer.</summary>
    public const int Address = 16_000;

    public const int Segments = 12;

    public const int Parameters = 64;

    /// <summary>Characters of a key.</summary>
    public const int Key = 8_000;

    /// <summary>Codes that a key, or a filter, names for one dimension.</summary>
    public const int CodesPerDimension = 1_000;

    /// <summary>Whole keys that are joined by commas.</summary>
    public const int Keys = 200;

    /// <summary>Terms of one <c>c[...]</c> filter.</summary>
    public const int Terms = 1_000;

    /// <summary>Observations of an answer that must be put in another order or held whole before it is written: one not by time, JSON-stat, Parquet of a part.</summary>
    public const int HeldObservations = 500_000;

    /// <summary>Observations of an answer that is written as it is read: SDMX-JSON, SDMX-CSV, SDMX-ML, CSV.</summary>
    public const int StreamedObservations = 5_000_000;

    /// <summary>Cells of the cube that a JSON-stat answer spans, the empty ones too: clients lay them all out.</summary>
    public const long CubeCells = 2_000_000;
}
