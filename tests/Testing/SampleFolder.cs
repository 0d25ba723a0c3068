namespace Pipeline.Testing;

/// <summary>A dataset's samples for one period, <c>protocols/{agency}/{dataset}/samples/{period}</c>. A new dataset is found without being named.</summary>
public sealed record SampleFolder(string Agency, string Dataset, string Period)
{
    public static IReadOnlyList<SampleFolder> All { get; } =
    [
        .. from folder in Directory.GetDirectories(Repository.PathOf("protocols"), "samples", SearchOption.AllDirectories).SelectMany(Directory.GetDirectories)
           let parts = Path.GetRelativePath(Repository.PathOf("protocols"), folder).Split(Path.DirectorySeparatorChar)
           orderby folder
           select new SampleFolder(parts[0], parts[1], parts[3]),
    ];

    public string PathOf(string file) => Repository.PathOf("protocols", Agency, Dataset, "samples", Period, file);

    /// <summary>The lines of a file after its header.</summary>
    public IReadOnlyList<string> Rows(string file) => [.. File.ReadLines(PathOf(file)).Skip(1)];
}
