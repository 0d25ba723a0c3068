using Pipeline.Protocols.Loading;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

/// <summary>A copy of the shipped catalog that a test may spoil.</summary>
sealed class CatalogCopy : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("protocols-").FullName;

    public CatalogCopy()
    {
        var shipped = Repository.PathOf("protocols");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories).Where(f => !f.Contains("samples", StringComparison.Ordinal)))
        {
            var copy = PathOf(Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => _folder;

    public string PathOf(string file) => Path.Combine(_folder, file);

    /// <summary>Replaces the first occurrence of <paramref name="old"/>, which must be there.</summary>
    public CatalogCopy Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold \"{old}\".");
        File.WriteAllText(PathOf(file), text[..at] + replacement + text[(at + old.Length)..]);
        return this;
    }

    /// <summary>The line, from 1, on which <paramref name="text"/> first stands.</summary>
    public int LineOf(string file, string text) =>
        File.ReadLines(PathOf(file)).TakeWhile(line => !line.Contains(text, StringComparison.Ordinal)).Count() + 1;

    public ProtocolCatalog Load() => ProtocolCatalog.Load(_folder);

    /// <summary>What loading complains about.</summary>
    public IReadOnlyList<ProtocolProblem> Problems() => Assert.Throws<ProtocolException>(Load).Problems;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
