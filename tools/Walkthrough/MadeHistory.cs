using Pipeline.Protocols;
using Pipeline.Reference;
using Generator = Pipeline.SampleGenerator.SampleDrop;

namespace Pipeline.Walkthrough;

/// <summary>
/// Made-up drops of several periods, since a shortage shows in change over years: survey rounds of two years, three apart, and what employers and the permit
/// register told in the last one. The newest round revises the survey's sample, which has fewer persons.
/// </summary>
static class MadeHistory
{
    const string FileName = "made-up.csv";

    // As many persons in each round: otherwise employment would change with the number interviewed. A third of a real one, so that the walkthrough ends soon.
    static readonly (string Agency, string Dataset, int Rows, string[] Periods)[] Drops =
    [
        ("nisr", "labour-force-survey", 6_000, ["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]),
        ("mifotra", "vacancies", 400, [.. Enumerable.Range(0, 12).Select(m => $"{new DateOnly(2025, 10, 1).AddMonths(m):yyyy-MM}")]),
        ("dgie", "work-permits", 900, ["2025-06", "2025-12", "2026-06", "2026-09"]),
    ];

    /// <summary>Writes the files, the same on every machine, and gives them with the paths they are delivered under.</summary>
    /// <param name="protocols">Folder of the protocols.</param>
    /// <param name="folder">Where the files go.</param>
    public static IReadOnlyList<SampleDrop> Write(string protocols, string folder)
    {
        var catalog = ProtocolCatalog.Load(protocols);
        return [.. Drops.SelectMany(d => d.Periods.Select(p => Write(catalog, folder, AgencyId.Parse(d.Agency), DatasetId.Parse(d.Dataset), ReferencePeriod.Parse(p), d.Rows)))];
    }

    static SampleDrop Write(ProtocolCatalog catalog, string folder, AgencyId agency, DatasetId dataset, ReferencePeriod period, int rows)
    {
        var file = Path.Combine(folder, "history", $"{agency}-{dataset}-{period}.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var text = new StreamWriter(file, append: false, Generator.Encoding);
        var faults = new Generator(catalog, catalog.Find(agency, dataset)!, period, seed: 1).Write(text, rows, faults: 0).Count();
        return faults == 0 ? new(file, new DropPath(agency, dataset, period, FileName)) : throw new InvalidOperationException($"{file} was to have no faults.");
    }
}
