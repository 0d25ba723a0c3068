using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Walkthrough;

/// <summary>A sample file of a protocol, and the path it is delivered under.</summary>
sealed record SampleDrop(string File, DropPath Path)
{
    static readonly string[] Kinds = ["clean.csv", "faulty.csv"];

    /// <summary>Every sample of every protocol, <c>{agency}/{dataset}/samples/{period}/{kind}.csv</c>: the clean one, then the faulty one.</summary>
    public static IReadOnlyList<SampleDrop> All(string folder) =>
    [
        .. from protocol in ProtocolCatalog.Load(folder).Protocols
           from period in Directory.EnumerateDirectories(System.IO.Path.Combine(folder, $"{protocol.Agency}", $"{protocol.Dataset}", "samples"))
           from kind in Kinds
           let file = System.IO.Path.Combine(period, kind)
           where System.IO.File.Exists(file)
           select new SampleDrop(file, new DropPath(
               protocol.Agency, protocol.Dataset, ReferencePeriod.Parse(System.IO.Path.GetFileName(period)), kind)),
    ];
}
