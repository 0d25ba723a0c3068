using System.Diagnostics.Metrics;
using Pipeline.Reference;

namespace Pipeline.Audit.Seals;

/// <summary>What is measured when the audit trail is sealed. The tag is the table, or <c>audit</c> for the seals themselves.</summary>
public static class SealTelemetry
{
    /// <summary>Of the meter.</summary>
    public const string Name = "Pipeline.Audit";

    static readonly Meter Instruments = new(Name);
    static readonly Gauge<int> Broken = Instruments.CreateGauge<int>(
        "pipeline.audit.broken", "{stream}", "Streams that do not hold what was sealed, and seals that cannot be read.");

    /// <summary>Measures every table, also those where nothing is broken: otherwise the last bad night would stand for ever.</summary>
    internal static void Sealed(Seal seal, IEnumerable<string> tables, int unreadable)
    {
        foreach (var table in tables) Record(table, seal.Heads.Count(h => h.Table == table && h.Broken is not null));
        Record(Containers.Audit, unreadable);
    }

    static void Record(string table, int broken) => Broken.Record(broken, new KeyValuePair<string, object?>("table", table));
}
