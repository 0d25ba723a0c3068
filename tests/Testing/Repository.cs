namespace Pipeline.Testing;

/// <summary>Finds files of the checkout the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Absolute path of a file or folder of the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) return folder.FullName;
        throw new DirectoryNotFoundException("The tests run from within a checkout.");
    }
}
