using Pipeline.Disclosure.Accuracy;
using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Proofs;

/// <summary>
/// What must hold of a rounded table before it is published. These checks read the finished tables only and share nothing with the rounding: a fault
/// there shows here. A release with a violation is not published.
/// </summary>
public static class ReleaseProofs
{
    /// <summary>All of them: P1, P3, P4 over the cells about to be published, P6 and P7 against the release before, P10 by the gate.</summary>
    public static IReadOnlyList<Violation> Violations(
        RoundedTable table, RoundedTable? previous, IReadOnlyList<CubeCells> published, IReadOnlyList<Cube> margins, AccuracyGate gate) =>
        [.. NoSmallFigure(table), .. NearTheTruth(table), .. Additive(table, published), .. Sticky(table, previous), .. NoSmallStep(table, previous),
            .. Accurate(AccuracyReport.Of(table, margins), gate)];

    /// <summary>P1: every figure is 0, or the base or more.</summary>
    public static IReadOnlyList<Violation> NoSmallFigure(RoundedTable table) => Leaves(
        "P1", "a figure between 0 and the base, or below 0, stands", table, i => table.Published[i] != 0 && table.Published[i] < table.Base);

    /// <summary>P3: no figure is off by the base or more.</summary>
    public static IReadOnlyList<Violation> NearTheTruth(RoundedTable table) =>
        Leaves("P3", "the figure is off by the base or more", table, i => Math.Abs((long)table.Published[i] - table.Counts[i]) >= table.Base);

    /// <summary>P4: every published cell is the sum of its leaves, each is there once, and none that has leaves is missing.</summary>
    public static IReadOnlyList<Violation> Additive(RoundedTable table, IReadOnlyList<CubeCells> published)
    {
        var found = new List<Violation>();
        foreach (var cells in published)
        {
            var expected = ByKey(table.Cells(cells.Cube));
            var faults = new List<string>();
            for (var i = 0; i < cells.Values.Length; i++)
                if ((expected.Remove(KeyOf(cells, i), out var sum) ? sum : 0) != cells.Values[i]) faults.Add(NameOf(table, cells, i));
            var missing = expected.Values.Count(v => v != 0);
            var where = $"{Of(table)}, {cells.Cube.Name}";
            if (faults.Count > 0) found.Add(new("P4", $"{where}: {Many(faults.Count, "cell")} not the sum of the leaves; the first is {faults[0]}."));
            if (missing > 0) found.Add(new("P4", $"{where}: {Many(missing, "cell")} not there, though there are leaves."));
        }
        return found;
    }

    /// <summary>P6: a leaf whose count has not changed keeps its figure. A re-base is free of it.</summary>
    public static IReadOnlyList<Violation> Sticky(RoundedTable table, RoundedTable? previous) => Steps(
        "P6", "the figure has changed though the count has not", table, previous, (x, y, oldX, oldY) => x == oldX && y != oldY);

    /// <summary>P7: a leaf's figure stays or moves by the base or more. A re-base is free of it, and announced.</summary>
    public static IReadOnlyList<Violation> NoSmallStep(RoundedTable table, RoundedTable? previous) => Steps(
        "P7", "the figure has moved by less than the base since the release before", table, previous,
        (_, y, _, oldY) => y != oldY && Math.Abs((long)y - oldY) < table.Base);

    /// <summary>P10: the deviations are within the gate.</summary>
    public static IReadOnlyList<Violation> Accurate(AccuracyReport report, AccuracyGate gate) =>
        [.. gate.Failures(report).Select(text => new Violation("P10", text))];

    static IReadOnlyList<Violation> Leaves(string obligation, string what, RoundedTable table, Func<int, bool> fails)
    {
        var keys = new LeafKeys(table.Dimensions).Of(table.Codes, table.Published.Length);
        return Named(obligation, what, table, [.. Enumerable.Range(0, keys.Length).Where(fails).Select(i => keys[i])]);
    }

    static IReadOnlyList<Violation> Steps(string obligation, string what, RoundedTable table, RoundedTable? previous, Func<int, int, int, int, bool> fails)
    {
        if (previous is null || table.Revision == 0) return [];
        var keys = new LeafKeys(table.Dimensions);
        var (now, before) = (Figures(keys, table), Figures(keys, previous));
        return Named(obligation, what, table, [.. now.Keys.Union(before.Keys).Order().Where(key =>
        {
            var ((x, y), (oldX, oldY)) = (now.GetValueOrDefault(key), before.GetValueOrDefault(key));
            return fails(x, y, oldX, oldY);
        })]);
    }

    static Dictionary<ulong, (int Count, int Published)> Figures(LeafKeys keys, RoundedTable table) =>
        keys.Of(table.Codes, table.Counts.Length).Select((key, i) => (key, i)).ToDictionary(k => k.key, k => (table.Counts[k.i], table.Published[k.i]));

    static IReadOnlyList<Violation> Named(string obligation, string what, RoundedTable table, IReadOnlyList<ulong> leaves) => leaves.Count == 0
        ? []
        : [new(obligation,
            $"{Of(table)}: {what} for {Many(leaves.Count, "leaf", "leaves")}; the first is {new LeafKeys(table.Dimensions).TextOf(leaves[0])}.")];

    static Dictionary<string, long> ByKey(CubeCells cells) =>
        Enumerable.Range(0, cells.Values.Length).ToDictionary(i => KeyOf(cells, i), i => cells.Values[i]);

    static string KeyOf(CubeCells cells, int i) => string.Join(',', cells.Codes.Select(column => column[i]));

    static string NameOf(RoundedTable table, CubeCells cells, int i) =>
        string.Join('.', table.Dimensions.Select((d, place) => d.NameAt(cells.Cube.Levels[place], cells.Codes[place][i])));

    static string Of(RoundedTable table) => $"{table.Dataset}, {table.Period}";

    static string Many(int n, string one, string? many = null) => n == 1 ? $"1 {one}" : $"{n} {many ?? one + "s"}";
}
