namespace Pipeline.Reference;

/// <summary>The blob containers of the pipeline.</summary>
public static class Containers
{
    /// <summary>The inbox: agencies write <see cref="DropPath"/> blobs here.</summary>
    public const string Drops = "drops";

    /// <summary><c>{agency}/{submissionId}/receipt.json, errors.csv, report.html</c>.</summary>
    public const string Receipts = "receipts";

    /// <summary>Accepted rows, typed and pseudonymised, as Hive-partitioned Parquet.</summary>
    public const string Lake = "lake";

    /// <summary><c>{agency}/{submissionId}/{file}</c>: files that wait to be mended.</summary>
    public const string Quarantine = "quarantine";

    /// <summary><c>{agency}/{submissionId}/{file}</c>: accepted files as they came, for replay.</summary>
    public const string Archive = "archive";

    /// <summary><c>run={id}/*.parquet</c> and <c>current.json</c>, which names the run to read.</summary>
    public const string Indicators = "indicators";
}
