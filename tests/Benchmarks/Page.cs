using System.Text;
using Pipeline.Testing;

namespace Pipeline.Benchmarks;

/// <summary>docs/benchmarks.md, of which the parts between two markers are what was measured last.</summary>
static class Page
{
    const string End = "<!-- end -->";

    static readonly string File = Repository.PathOf("docs", "benchmarks.md");

    /// <param name="part">Name of the marker that the part begins with.</param>
    public static async Task WriteAsync(string part, string measured)
    {
        var begin = $"<!-- {part} -->\n";
        var text = await System.IO.File.ReadAllTextAsync(File);
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(End, from, StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(File, $"{text[..from]}{measured}{text[to..]}", new UTF8Encoding(false));
    }
}
