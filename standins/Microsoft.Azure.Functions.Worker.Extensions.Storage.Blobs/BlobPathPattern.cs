using System.Text;
using System.Text.RegularExpressions;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A trigger's path: a container, and a name in which <c>{word}</c> stands for any text, slashes included.</summary>
sealed class BlobPathPattern
{
    readonly string _text;
    readonly Regex _name;

    BlobPathPattern(string text, string container, Regex name, IReadOnlyList<string> names) =>
        (_text, Container, _name, Names) = (text, container, name, names);

    public string Container { get; }

    /// <summary>The words between braces.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="InvalidOperationException">The path has no fixed container, or its braces do not pair.</exception>
    public static BlobPathPattern Parse(string path)
    {
        var parts = path.TrimStart('/').Split('/', 2);
        if (parts[0].Length == 0 || parts[0].Contains('{', StringComparison.Ordinal))
            throw new InvalidOperationException($"the blob path '{path}' must begin with a container's name");
        if (parts.Length == 1) return new(path, parts[0], new("", RegexOptions.NonBacktracking), []);

        var names = new List<string>();
        var expression = new StringBuilder("^");
        for (var rest = parts[1]; rest.Length > 0;)
        {
            var open = rest.IndexOf('{', StringComparison.Ordinal);
            var close = rest.IndexOf('}', StringComparison.Ordinal);
            if (open < 0 && close < 0)
            {
                expression.Append(Regex.Escape(rest));
                break;
            }
            if (open < 0 || close < open + 2) throw new InvalidOperationException($"the braces of the blob path '{path}' do not pair");
            var name = rest[(open + 1)..close];
            names.Add(name);
            expression.Append(Regex.Escape(rest[..open])).Append("(.+)");
            rest = rest[(close + 1)..];
        }
        return new(path, parts[0], new(expression.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline), names);
    }

    /// <summary>What the words stand for in a blob's name; null when it does not fit.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blobName) =>
        _name.Match(blobName) is { Success: true } match
            ? Names.Select((name, i) => (name, match.Groups[i + 1].Value))
                .DistinctBy(v => v.name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(v => v.name, v => v.Value, StringComparer.OrdinalIgnoreCase)
            : null;

    public override string ToString() => _text;
}
