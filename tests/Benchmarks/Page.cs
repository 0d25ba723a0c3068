using System.Text;
using Pipeline.Testing;

namespace Pipeline.Benchmarks;

/// <summary>docs/benchmarks.md, of which the part between two markers is what was measured last.</summary>
static class Page
{
    const string Begin = "<!-- measured -->\n";
    const string End = "<!-- end -->";

    static readonly string File = Repository.PathOf("docs", "benchmarks.md");

    public static async Task WriteAsync(string measured)
    {
        var text = await System.IO.File.ReadAllTextAsync(File);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(File, $"{text[..from]}{measured}{text[to..]}", new UTF8Encoding(false));
    }
}
