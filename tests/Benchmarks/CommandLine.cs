using System.Globalization;

namespace Pipeline.Benchmarks;

/// <summary>What to measure.</summary>
/// <param name="Name">Of one comparison, or <c>all</c>.</param>
/// <param name="Rounds">How often each is run; the median counts.</param>
/// <param name="Part">Of the national scale one in so many.</param>
/// <param name="IsWritten">Whether the table goes into docs/benchmarks.md.</param>
sealed record CommandLine(string Name, long Rows = 2_000_000, int Rounds = 5, bool IsWritten = false, int Part = 1)
{
    public const string Usage = "Usage: Benchmarks all|memory|duckdb|csvhelper|wrong|drop|azurite [--rows 2000000] [--rounds 5] [--write]\n"
        + "       Benchmarks indicators [--part 1] [--rounds 5] [--write]\n"
        + "       Benchmarks nights [--part 1]\n"
        + "       Benchmarks labour-market-test [--part 1] [--rounds 5] [--write]\n"
        + "       Benchmarks matching [--write]\n"
        + "       Benchmarks statistics [--rounds 5] [--write]";

    public static CommandLine? Parse(string[] args)
    {
        if (args.Length == 0) return null;
        var line = new CommandLine(args[0]);
        for (var i = 1; i < args.Length; i++)
            switch (args[i])
            {
                case "--write": line = line with { IsWritten = true }; break;
                case "--rows" when TryNumber(args, ++i, out var rows): line = line with { Rows = rows }; break;
                case "--part" when TryNumber(args, ++i, out var part): line = line with { Part = part }; break;
                case "--rounds" when TryNumber(args, ++i, out var rounds): line = line with { Rounds = rounds }; break;
                default: return null;
            }
        return line;
    }

    static bool TryNumber(string[] args, int at, out int number)
    {
        number = 0;
        return at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
