using System.Globalization;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>One row of the table.</summary>
/// <param name="Value">What is held against <paramref name="Floor"/> and <paramref name="Target"/>.</param>
/// <param name="Unit">Behind the value: <c>x</c> or <c>MB</c>.</param>
/// <param name="Floor">Null where the value is told for itself; so is <paramref name="Target"/>.</param>
/// <param name="MoreIsBetter">Whether the value must reach its bounds rather than stay within them.</param>
sealed record Result(string Against, string Theirs, string Ours, double Value, string Unit, double? Floor, double? Target, bool MoreIsBetter)
{
    const double Megabyte = 1e6;

    public const string Heading = "| Against | Theirs | Ours | Result | Floor | Target | |\n|---|---|---|---|---|---|---|\n";

    /// <summary>How many times as fast as a peer.</summary>
    public static Result Speed(string against, long rows, (TimeSpan Theirs, TimeSpan Ours) times, double? floor = null, double? target = null) =>
        new(against, Show(times.Theirs, rows), Show(times.Ours, rows), times.Theirs / times.Ours, "x", floor, target, true);

    /// <summary>How many times as long as something that must be done anyway.</summary>
    public static Result Cost(string against, long rows, (TimeSpan Theirs, TimeSpan Ours) times, double? floor = null, double? target = null) =>
        new(against, Show(times.Theirs, rows), Show(times.Ours, rows), times.Ours / times.Theirs, "x", floor, target, false);

    public static Result Memory(string of, MemoryPeak peak, double floor, double target) =>
        new($"{of}: peak managed memory", "", FormattableString.Invariant($"process {peak.Resident / Megabyte:0} MB"), peak.Managed / Megabyte, "MB", floor, target, false);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {Against} | {Theirs} | {Ours} | {Number(Value)} | {Number(Floor)} | {Number(Target)} | {Verdict} |\n");

    string Verdict => Floor is null ? "" : Meets(Target) ? "target met" : Meets(Floor) ? "floor met" : "**below the floor**";

    bool Meets(double? bound) => MoreIsBetter ? Value >= bound : Value <= bound;

    string Number(double? value) => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {Unit}");

    static string Show(TimeSpan time, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.000} s ({rows / time.TotalSeconds / 1e6:0.00} M rows/s)");
}
