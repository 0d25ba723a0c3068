using Pipeline.ApiSurface;

namespace Pipeline.Standins.Tests;

/// <summary>An assembly that was built for these tests to look at.</summary>
/// <param name="Folder">Of its project.</param>
sealed record BuiltAssembly(string Folder, string Path)
{
    public static IReadOnlyList<BuiltAssembly> StandIns { get; } = ListedIn("standins.txt");

    public static IReadOnlyList<BuiltAssembly> Products { get; } = ListedIn("products.txt");

    /// <summary>The name of the assembly, which need not be the package's.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string PackageId => System.IO.Path.GetFileName(Folder);

    public AssemblyFile Open() => AssemblyFile.Open(Path);

    // The project file writes these lists: project|assembly.
    static BuiltAssembly[] ListedIn(string file) =>
    [
        .. File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, file))
            .Select(line => line.Split('|'))
            .Select(parts => new BuiltAssembly(System.IO.Path.GetDirectoryName(parts[0])!, parts[1])),
    ];
}
