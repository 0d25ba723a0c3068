using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The answer to one action, cut out of the answer to its transaction.</summary>
sealed class PartResponse : Response
{
    const string Protocol = "HTTP/1.1 ";

    readonly List<HttpHeader> _headers = [];

    PartResponse(string statusLine)
    {
        var status = statusLine[Protocol.Length..].Split(' ', 2);
        Status = int.Parse(status[0], CultureInfo.InvariantCulture);
        ReasonPhrase = status.ElementAtOrDefault(1) ?? "";
    }

    public override int Status { get; }

    public override string ReasonPhrase { get; }

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    /// <summary>A part begins with its status line; a boundary ends it.</summary>
    public static IReadOnlyList<PartResponse> AllIn(string body)
    {
        var parts = new List<PartResponse>();
        using var lines = new StringReader(body);
        while (lines.ReadLine() is { } line)
            if (line.StartsWith(Protocol, StringComparison.Ordinal))
                parts.Add(Read(line, lines));
        return parts;
    }

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers;

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = TryGetHeaderValues(name, out var values) ? string.Join(',', values) : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        var found = _headers.Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .ToArray();
        values = found.Length > 0 ? found : null;
        return values is not null;
    }

    static PartResponse Read(string statusLine, StringReader lines)
    {
        var part = new PartResponse(statusLine);
        while (lines.ReadLine() is { Length: > 0 } header)
            if (header.Split(':', 2) is [var name, var value]) part._headers.Add(new(name.Trim(), value.Trim()));

        var content = new StringBuilder();
        while (lines.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal)) content.Append(line);
        part.ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(content.ToString()));
        return part;
    }
}
