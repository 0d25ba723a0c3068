using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Validation.Tests;

/// <summary>A shipped protocol with the rows of its samples, faulty ones among clean ones.</summary>
sealed record FuzzSample(Protocol Protocol, ReferencePeriod Period, string[] Header, IReadOnlyList<string[]> Rows)
{
    public static ProtocolCatalog Catalog { get; } = ProtocolCatalog.Load(Repository.PathOf("protocols"), new DateOnly(2026, 11, 5));

    public static IReadOnlyList<FuzzSample> All { get; } = [.. SampleFolder.All.Select(Read)];

    static FuzzSample Read(SampleFolder folder)
    {
        var protocol = Catalog.Find(AgencyId.Parse(folder.Agency), DatasetId.Parse(folder.Dataset))!;
        // What an agency may agree on is all agreed on here, so that every way of reading is gone.
        var agreed = protocol with
        {
            Dialect = protocol.Dialect with
            {
                Delimiters = [',', ';', '\t', '|'],
                Encodings = Enum.GetValues<TextEncoding>(),
                Formats = [.. from kind in Enum.GetValues<FileKind>() from packing in Enum.GetValues<Packing>() select new FileFormat(kind, packing)],
            },
            ErrorRate = 0.5,
        };
        var clean = RowsOf(folder, "clean.csv");
        return new(agreed, ReferencePeriod.Parse(folder.Period), clean[0], [.. clean.Skip(1), .. RowsOf(folder, "faulty.csv").Skip(1)]);
    }

    static List<string[]> RowsOf(SampleFolder folder, string file) =>
        [.. PlainCsv.Read(File.ReadAllText(folder.PathOf(file)).Replace("\r\n", "\n"))!.Select(row => row.ToArray())];
}
