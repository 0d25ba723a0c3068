using Pipeline.Reference;
using Pipeline.Statistics.Structures;

namespace Pipeline.Statistics.Observations;

/// <summary>Status of an observation, by the letters of SDMX's <c>CL_OBS_STATUS</c>.</summary>
public enum ObservationStatus : byte
{
    /// <summary>Normal.</summary>
    A,
    /// <summary>Provisional.</summary>
    P,
    /// <summary>Estimated.</summary>
    E,
    /// <summary>Break in the series.</summary>
    B,
    /// <summary>Missing: suppressed.</summary>
    Q,
    /// <summary>Missing: no data exist.</summary>
    O,
    /// <summary>Missing: cannot exist.</summary>
    M,
}

/// <summary>
/// The protected figures of one dataflow, in columns, ordered by the dimensions' places in turn and then by period; no two rows have the same key and period.
/// All arrays but <see cref="Periods"/> have <see cref="Count"/> elements.
/// </summary>
public sealed record ObservationTable
{
    public required Dataflow Flow { get; init; }

    public int Count => Values.Length;

    /// <summary>By dimension, in the flow's order: the place of each row's code in the dimension's codelist.</summary>
    public required ushort[][] Codes { get; init; }

    /// <summary>The periods that occur, in order.</summary>
    public required ReferencePeriod[] Periods { get; init; }

    /// <summary>Each row's place in <see cref="Periods"/>.</summary>
    public required ushort[] PeriodPlaces { get; init; }

    /// <summary>In the indicator's unit; NaN for none, and then the status says why.</summary>
    public required double[] Values { get; init; }

    public required ObservationStatus[] Status { get; init; }

    /// <summary>Whether the value is withheld (<c>C</c> of <c>CL_CONF_STATUS</c>); else it is free (<c>F</c>).</summary>
    public required bool[] Confidential { get; init; }

    /// <summary>A table without rows.</summary>
    public static ObservationTable Empty(Dataflow flow) => new()
    {
        Flow = flow,
        Codes = [.. flow.Dimensions.Select(_ => Array.Empty<ushort>())],
        Periods = [],
        PeriodPlaces = [],
        Values = [],
        Status = [],
        Confidential = [],
    };
}
