using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>What the user asked for.</summary>
sealed record CommandLine(
    AgencyId Agency, DatasetId Dataset, ReferencePeriod Period, string Out, long Rows = 1000, int Seed = 1, double Faults = 0, string Protocols = "protocols")
{
    public const string Usage =
        "Usage: SampleGenerator AGENCY/DATASET --period PERIOD --out FILE [--rows 1000] [--seed 1] [--faults SHARE] [--protocols FOLDER]\n" +
        "Writes a made-up drop that satisfies the protocol. With --faults, that share of rows (0 to 1) carries one fault each, of kinds\n" +
        "required, type, range, values, codelist, pattern, spreadsheet, scale, key, missing-cell, extra-cell and rule in turn; FILE.faults.csv\n" +
        "says where. The same arguments give the same bytes.";

    /// <summary>Where the labels of injected faults go.</summary>
    public string FaultsOut => Path.ChangeExtension(Out, ".faults.csv");

    public static bool TryParse(string[] args, [NotNullWhen(true)] out CommandLine? command, [NotNullWhen(false)] out string? problem)
    {
        command = null;
        var options = new Dictionary<string, string>();
        for (var i = 1; i + 1 < args.Length; i += 2) options[args[i]] = args[i + 1];
        string[] known = ["--period", "--out", "--rows", "--seed", "--faults", "--protocols"];
        var name = args.FirstOrDefault()?.Split('/') ?? [];
        ReferencePeriod period = default;
        long rows = 1000;
        var seed = 1;
        var faults = 0d;
        problem = name.Length != 2 || !AgencyId.TryParse(name[0], null, out _) || !DatasetId.TryParse(name[1], null, out _)
                ? "Name the dataset first, such as dgie/work-permits."
            : args.Length % 2 == 0 ? $"There is no value after {args[^1]}."
            : options.Keys.FirstOrDefault(o => !known.Contains(o)) is { } unknown ? $"There is no option {unknown}."
            : !ReferencePeriod.TryParse(options.GetValueOrDefault("--period"), null, out period) ? "Give a --period such as 2026-10 or 2026-Q3."
            : !options.ContainsKey("--out") ? "Name the file to write with --out."
            : !long.TryParse(options.GetValueOrDefault("--rows", "1000"), NumberStyles.None, CultureInfo.InvariantCulture, out rows) ? "--rows is a whole number."
            : !int.TryParse(options.GetValueOrDefault("--seed", "1"), NumberStyles.None, CultureInfo.InvariantCulture, out seed) ? "--seed is a whole number."
            : !double.TryParse(options.GetValueOrDefault("--faults", "0"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out faults)
                || faults > 1 ? "--faults is a share from 0 to 1."
            : null;
        if (problem is not null) return false;
        command = new(
            AgencyId.Parse(name[0]), DatasetId.Parse(name[1]), period, options["--out"], rows, seed, faults, options.GetValueOrDefault("--protocols", "protocols"));
        return true;
    }
}
