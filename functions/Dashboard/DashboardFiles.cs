using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Pipeline.Functions.Dashboard;

/// <summary>
/// The files of the dashboard as they were built, read once. What is not among them cannot be asked for, however an address is written: no path of a
/// request reaches the disk.
/// </summary>
public sealed class DashboardFiles
{
    public const string Index = "index.html";

    static readonly (string Ending, string Encoding)[] Packed = [(".br", "br"), (".gz", "gzip")];

    static readonly FrozenDictionary<string, string> MediaTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    readonly FrozenDictionary<string, DashboardFile> _files;

    DashboardFiles(IEnumerable<DashboardFile> files) => _files = files.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);

    /// <summary>Whether there is a dashboard at all.</summary>
    public bool AreBuilt => _files.ContainsKey(Index);

    /// <param name="folder">Where the build put them; need not exist.</param>
    public static DashboardFiles Read(string folder)
    {
        string[] paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        var there = paths.ToHashSet(StringComparer.Ordinal);
        return new(paths.Where(path => !Packed.Any(p => path.EndsWith(p.Ending, StringComparison.Ordinal) && there.Contains(path[..^p.Ending.Length])))
            .Select(path => new DashboardFile(
                Path.GetRelativePath(folder, path).Replace('\\', '/'),
                MediaTypes.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream"),
                [Form(path, "identity"), .. Packed.Where(p => there.Contains(path + p.Ending)).Select(p => Form(path + p.Ending, p.Encoding))])));
    }

    /// <summary>The file of an address. One that names no file is a page of the dashboard, which knows its own addresses; null when a file is named that there is not.</summary>
    /// <param name="path">Behind <c>/dashboard/</c>.</param>
    public DashboardFile? Find(string path) => _files.TryGetValue(path, out var file) ? file
        : path[(path.LastIndexOf('/') + 1)..].Contains('.', StringComparison.Ordinal) ? null : _files.GetValueOrDefault(Index);

    static DashboardForm Form(string path, string encoding)
    {
        var content = File.ReadAllBytes(path);
        return new(encoding, content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"");
    }
}
