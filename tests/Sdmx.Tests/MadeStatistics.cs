using System.Security.Cryptography;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Tests;

/// <summary>
/// Made-up figures in the shape of published ones: two measures of different unit and protection, two frequencies, holes, withheld and provisional values,
/// and names that need quotes in CSV and escapes in XML.
/// </summary>
public static class MadeStatistics
{
    public const string Agency = "RW_LMIS";
    public const string Flow = "DF_T05_MADE";

    static readonly LocalText AgencyName = Text("Made-up office");

    public static LocalText Text(string english) => new(english, $"{english} (fr)");

    public static StructureSet Structures(int areas = 6, int occupations = 5) => new(
        Agency, AgencyName, [FlowOf(), FlowOf("DF_T99_NONE")],
        [
            List("CL_FREQ", "A", "Q"), List("CL_REF_AREA", [.. Enumerable.Range(0, areas).Select(i => $"RW{i:00}")]), List("CL_INDICATOR_T05", "PERMITS", "DAYS"),
            new("CL_SEX", "1.0.0", Text("Sex"), [new("_T", new("Total, \"both\" <all> & more", "Total", "Bose")), new("F", Text("Female"), "_T"), new("M", Text("Male"), "_T")]),
            List("CL_OCCUPATION", [.. Enumerable.Range(0, occupations).Select(i => $"O{i}")]), List("CL_UNIT_MEASURE", "NR", "D"),
        ],
        [new("FREQ", Text("Frequency")), new("REF_AREA", Text("Area")), new("INDICATOR", Text("Indicator")), new("SEX", Text("Sex")), new("OCCUPATION", Text("Occupation"))]);

    static Dataflow FlowOf(string id = Flow) => new(
        id, "1.0.0", id[3..6], Text("Permits, made up"), Text("Made-up permits"), Text("Small counts are rounded; see <the note> & ask."),
        [new("FREQ", "CL_FREQ"), new("REF_AREA", "CL_REF_AREA"), new("INDICATOR", "CL_INDICATOR_T05"), new("SEX", "CL_SEX"), new("OCCUPATION", "CL_OCCUPATION")],
        [
            new("PERMITS", Text("Permits"), "NR", 0, 0, ProtectionMethod.SmallCountRounding, "MFL_NEMP_SEX_OCU_NB", 5),
            new("DAYS", Text("Median days"), "D", 0, 1, ProtectionMethod.WitnessSuppression),
        ],
        ["dgie/work-permits", "rdb/permits"]);

    /// <param name="fill">Share of the possible rows that there are.</param>
    /// <param name="shift">Added to every value: what tells one release from the next.</param>
    public static ObservationTable Table(StructureSet structures, int years = 4, double fill = 0.8, int seed = 1, double shift = 0)
    {
        var (flow, random) = (structures.Dataflow(Flow)!, new Random(seed));
        var sizes = flow.Dimensions.Select(d => structures.Codelist(d.Codelist).Codes.Length).ToArray();
        var annual = Enumerable.Range(0, years).Select(ReferencePeriod.Parse("2021").Add).ToArray();
        var quarterly = Enumerable.Range(0, years * 4).Select(ReferencePeriod.Parse("2021-Q1").Add).ToArray();
        ReferencePeriod[] periods = [.. annual.Concat(quarterly).Order()];
        var rows = new List<(ushort[] Key, ushort Period)>();
        for (var cell = 0; cell < sizes.Aggregate((product, size) => product * size); cell++)
        {
            var (key, left) = (new ushort[sizes.Length], cell);
            for (var d = sizes.Length - 1; d >= 0; d--, left /= sizes[d + 1]) key[d] = (ushort)(left % sizes[d]);
            foreach (var period in key[0] == 0 ? annual : quarterly)
                if (random.NextDouble() < fill) rows.Add((key, (ushort)Array.IndexOf(periods, period)));
        }
        var table = Empty(flow, periods, sizes.Length, rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var d = 0; d < sizes.Length; d++) table.Codes[d][row] = rows[row].Key[d];
            table.PeriodPlaces[row] = rows[row].Period;
            table.Values[row] = (rows[row].Key[2] == 0 ? random.Next(0, 400) * 5 : random.Next(10, 900) / 10.0) + shift;
            if (random.Next(12) == 0) (table.Values[row], table.Status[row], table.Confidential[row]) = (double.NaN, ObservationStatus.Q, true);
            else if (random.Next(9) == 0) table.Status[row] = ObservationStatus.P;
        }
        return table;
    }

    /// <summary>A release of one table, and the table's file.</summary>
    public static async Task<(Release Release, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)> ReleaseAsync(
        string id, StructureSet structures, ObservationTable table, string? previous = null)
    {
        using var file = new MemoryStream();
        await ObservationWriter.WriteAsync(file, table, structures, CancellationToken.None);
        var bytes = file.ToArray();
        var release = new Release(
            id, new(2026, 3, 1, 2, 0, previous is null ? 0 : 1, TimeSpan.Zero), previous, "1", false,
            [new(Flow, "1.0.0", Convert.ToHexStringLower(SHA256.HashData(bytes)), table.Count, table.Confidential.Count(c => c), $"{table.Periods[0]}", $"{table.Periods[^1]}",
                [new("dgie", "work-permits", "2024", "dgie-1", new('0', 64))], [new(0, 1, 0, 0, 0)])],
            [new("DF_T99_NONE", "No agreed source delivers it.")]);
        return (release, new Dictionary<string, ReadOnlyMemory<byte>> { [Flow] = bytes });
    }

    static ObservationTable Empty(Dataflow flow, ReferencePeriod[] periods, int dimensions, int count) => new()
    {
        Flow = flow,
        Codes = [.. Enumerable.Range(0, dimensions).Select(_ => new ushort[count])],
        Periods = periods,
        PeriodPlaces = new ushort[count],
        Values = new double[count],
        Status = new ObservationStatus[count],
        Confidential = new bool[count],
    };

    static Statistics.Structures.Codelist List(string id, params string[] codes) => new(id, "1.0.0", Text(id), [.. codes.Select(code => new Code(code, Text(code)))]);
}
