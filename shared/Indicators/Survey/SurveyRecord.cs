using System.Runtime.InteropServices;

namespace Pipeline.Indicators.Survey;

/// <summary>What the indicators ask of a person's labour status.</summary>
public enum LabourKind : byte
{
    /// <summary>Outside the labour force, or looking for a first job.</summary>
    Other,
    Employed,
    /// <summary>Without work, and with an occupation in the last job.</summary>
    UnemployedWorker,
}

/// <summary>
/// One interview, or the part of one whose code is split: 48 bytes, written to partial files as they lie in memory.
/// </summary>
/// <param name="Weight">Persons represented in the round, times <paramref name="Share"/>.</param>
/// <param name="Share">Of the interview, 1 unless its code is split.</param>
/// <param name="Hours">Usual per week; NaN unless given and credible.</param>
/// <param name="Pay">RWF per hour as paid; NaN without.</param>
/// <param name="Psu">Position among the sampling units.</param>
/// <param name="Round">Quarters since year 0.</param>
/// <param name="Node">Occupation of the job, or of the last one: position in the tree.</param>
/// <param name="Isced">Level completed; -1 when not known.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SurveyRecord(
    double Weight, double Share, double Hours, double Pay, int Psu, short Round, short Node, sbyte Isced, LabourKind Kind);

/// <summary>A primary sampling unit; its name needs to be unique only within its stratum.</summary>
public readonly record struct PsuKey(string Stratum, string Psu);

/// <summary>Quarters as numbers that count up, as records hold them.</summary>
public static class Round
{
    public static int Of(int year, int quarter) => year * 4 + quarter - 1;

    public static int Of(Reference.ReferencePeriod quarter) => Of(quarter.Year, quarter.Index);

    public static Reference.ReferencePeriod Period(int round) => Reference.ReferencePeriod.Parse($"{round / 4:0000}-Q{round % 4 + 1}");
}
