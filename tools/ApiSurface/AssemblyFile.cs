using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pipeline.ApiSurface;

/// <summary>
/// An assembly read as metadata only: nothing of it is loaded or run. What it declares and what it uses of others come out as the same
/// text, so that the two can be compared line by line.
/// </summary>
public sealed class AssemblyFile : IDisposable
{
    readonly PEReader _file;
    readonly MetadataReader _metadata;

    AssemblyFile(PEReader file)
    {
        _file = file;
        _metadata = file.GetMetadataReader();
    }

    public string Name => _metadata.GetString(_metadata.GetAssemblyDefinition().Name);

    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public static AssemblyFile Open(string path) => new(new(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage));

    /// <summary>Every type and member that another assembly can name, one a line, in ordinal order.</summary>
    public IReadOnlyList<string> PublicSurface() => Sorted(new SurfaceReader(_metadata).Lines());

    /// <summary>Every type and member of the assembly <paramref name="name"/> that this one names, in ordinal order.</summary>
    public IReadOnlyList<string> UsesOf(string name) => Sorted(new UsesReader(_metadata, name).Lines());

    public void Dispose() => _file.Dispose();

    static string[] Sorted(IEnumerable<string> lines) => [.. lines.Distinct().Order(StringComparer.Ordinal)];
}
