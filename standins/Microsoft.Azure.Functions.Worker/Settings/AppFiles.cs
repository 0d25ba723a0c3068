namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Finds the app's own files: beside its assembly, where the build copies them, or in the current directory.</summary>
static class AppFiles
{
    public static string? Find(string name) =>
        new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
}
