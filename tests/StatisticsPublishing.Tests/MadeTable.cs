using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Structures;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>A table of made-up figures: one row for each combination of codes and months.</summary>
static class MadeTable
{
    public static LocalText Text(string text) => new(text, $"{text} (fr)");

    public static StructureSet Structures(int countries) => new(
        "RW_LMIS", Text("Made up"), [Flow], [List("CL_FREQ", "M"), List("CL_SEX", "_T", "F", "M"), List("CL_INDICATOR_T05", "PERMITS"),
            List("CL_COUNTRY", [.. Enumerable.Range(0, countries).Select(i => $"C{i:0000}")])], [new("SEX", Text("Sex"))]);

    static Dataflow Flow { get; } = new(
        "DF_T05_MADE", "1.0.0", "T05", Text("Permits"), Text("Made up"), Text("None"),
        [new("FREQ", "CL_FREQ"), new("COUNTRY", "CL_COUNTRY"), new("INDICATOR", "CL_INDICATOR_T05"), new("SEX", "CL_SEX")],
        [new("PERMITS", Text("Permits"), "NR", 0, 0, ProtectionMethod.SmallCountRounding, RoundingBase: 5)], ["dgie/work-permits"]);

    /// <summary>The last row is withheld.</summary>
    public static ObservationTable Rows(int countries, int months)
    {
        var count = countries * 3 * months;
        var codes = Enumerable.Range(0, 4).Select(_ => new ushort[count]).ToArray();
        var periods = Enumerable.Range(0, months).Select(ReferencePeriod.Parse("2010-01").Add).ToArray();
        var table = new ObservationTable
        {
            Flow = Flow,
            Codes = codes,
            Periods = periods,
            PeriodPlaces = new ushort[count],
            Values = new double[count],
            Status = new ObservationStatus[count],
            Confidential = new bool[count],
        };
        for (var row = 0; row < count; row++)
        {
            table.PeriodPlaces[row] = (ushort)(row % months);
            codes[3][row] = (ushort)(row / months % 3);
            codes[1][row] = (ushort)(row / months / 3);
            table.Values[row] = row % 1000 * 5;
        }
        (table.Values[^1], table.Status[^1], table.Confidential[^1]) = (double.NaN, ObservationStatus.Q, true);
        return table;
    }

    static Statistics.Structures.Codelist List(string id, params string[] codes) => new(id, "1.0.0", Text(id), [.. codes.Select(c => new Code(c, Text(c)))]);
}
