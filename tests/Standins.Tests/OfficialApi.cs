namespace Pipeline.Standins.Tests;

/// <summary>What an official package offers, as <c>official-api.txt</c> beside its stand-in lists it.</summary>
sealed class OfficialApi
{
    readonly HashSet<string> _lines;

    public OfficialApi(IEnumerable<string> lines)
    {
        var all = lines.Where(line => line.Length > 0).ToList();
        Header = string.Join('\n', all.Where(IsComment));
        _lines = [.. all.Where(line => !IsComment(line))];
        // Code that names a type does not say what kind of type it is.
        var types = _lines.Where(line => line.StartsWith("T:", StringComparison.Ordinal));
        _lines.UnionWith([.. types.Select(line => line.Split(" -> ")[0])]);
    }

    /// <summary>The lines that say where the list comes from.</summary>
    public string Header { get; }

    public static OfficialApi For(BuiltAssembly standIn) => new(File.ReadLines(Path.Combine(standIn.Folder, "official-api.txt")));

    public IReadOnlyList<string> Missing(IEnumerable<string> lines) => [.. lines.Where(line => !_lines.Contains(line))];

    static bool IsComment(string line) => line[0] == '#';
}
