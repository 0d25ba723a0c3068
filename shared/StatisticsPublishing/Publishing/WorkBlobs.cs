using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>Names of the blobs in the <c>statistics-work</c> container.</summary>
static class WorkBlobs
{
    public const string Bases = "base=";

    public const string States = "states/";

    /// <summary>Why the last night published nothing; not there when it did, or had nothing to do.</summary>
    public const string Refused = "refused.json";

    /// <summary>What one file says of a population under one method, named by the file's content and the state of its blob.</summary>
    public static string Partial(string population, string method, string content, string state) =>
        $"{Bases}{population}/partials/{method[..16]}-{content[..Math.Min(32, content.Length)]}-{state.Trim('"').Replace('/', '_')}.json";

    /// <summary>A base table, named by what it holds.</summary>
    public static string Table(BaseTable table, string sha256) => $"{Bases}{table.Population}/tables/{table.Period}-{sha256[..32]}.json";

    public static string State(string release) => $"{States}{release}.json";
}
