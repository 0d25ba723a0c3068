namespace Pipeline.Statistics.Releases;

/// <summary>Names of the blobs in the <c>statistics</c> container, which holds protected figures only.</summary>
public static class ReleaseBlobs
{
    /// <summary>The pointer, a <see cref="CurrentRelease"/>; written last, so that what it names is complete.</summary>
    public const string Current = "current.json";

    /// <summary>The <see cref="Release"/> itself.</summary>
    public static string Manifest(string release) => $"release={release}/release.json";

    /// <summary>The <see cref="Structures.StructureSet"/> that its files are read by.</summary>
    public static string Structures(string release) => $"release={release}/structures.json";

    /// <summary>
    /// The <see cref="Observations.ObservationTable"/> as Parquet: a column of text for each dimension, <c>TIME_PERIOD</c>, <c>OBS_VALUE</c> (double, null for
    /// none), <c>OBS_STATUS</c>, <c>CONF_STATUS</c>, <c>UNIT_MEASURE</c>, <c>UNIT_MULT</c>, <c>DECIMALS</c>, <c>DATA_SOURCE</c>, <c>CONF_METHOD</c>.
    /// </summary>
    public static string Data(string release, string dataflow) => $"release={release}/{dataflow}.parquet";
}

/// <summary>What the pointer says.</summary>
/// <param name="Sha256">Of the manifest's bytes.</param>
public sealed record CurrentRelease(string Release, string Sha256);
