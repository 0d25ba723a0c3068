using Parquet.Schema;
using Pipeline.Statistics.Structures;

namespace Pipeline.Statistics.Observations;

/// <summary>Names and schema of the columns of a dataflow's file; see <see cref="Releases.ReleaseBlobs.Data"/>.</summary>
static class ObservationColumns
{
    public const string Period = "TIME_PERIOD";
    public const string Value = "OBS_VALUE";
    public const string Status = "OBS_STATUS";
    public const string Confidentiality = "CONF_STATUS";
    public const string Unit = "UNIT_MEASURE";
    public const string Multiplier = "UNIT_MULT";
    public const string Decimals = "DECIMALS";
    public const string Source = "DATA_SOURCE";
    public const string Method = "CONF_METHOD";

    /// <summary>Entries of the footer.</summary>
    public const string FlowEntry = "statistics.dataflow";

    public const string VersionEntry = "statistics.structureVersion";

    public const string Withheld = "C";

    public const string Free = "F";

    public static ParquetSchema SchemaOf(Dataflow flow) => new(
    [
        .. flow.Dimensions.Select(d => (Field)Text(d.Id)), Text(Period), new DataField<double>(Value, nullable: true), Text(Status), Text(Confidentiality), Text(Unit),
        new DataField<int>(Multiplier), new DataField<int>(Decimals), Text(Source), Text(Method),
    ]);

    static DataField<string> Text(string name) => new(name, false);
}
