using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>The start of a drop's text: its header.</summary>
sealed class DropOpening(Protocol protocol, DropText text, ChunkReader source, FindingLog log)
{
    const int MostHeaderBytes = 1 << 20;

    /// <summary>Line after the header.</summary>
    public long NextLine { get; private set; } = 1;

    /// <summary>
    /// Reads up to the end of the header, and gives it with the chunk that goes on behind it; null when the file cannot be read on, and
    /// findings or the text say why.
    /// </summary>
    public async ValueTask<(Header Header, Chunk First)?> ReadAsync(CancellationToken ct)
    {
        var chunk = (await source.ReadAsync(ct))!;
        int end;
        var reader = new HeaderReader(protocol, log);
        while (((end = HeaderText.FindEnd(chunk.Waiting, chunk.IsWhole)) < 0 || !chunk.IsFinal && reader.LooksFurther(chunk.Waiting, end))
            && chunk.Waiting.Length <= MostHeaderBytes && await source.ReadAsync(ct) is { } next)
        {
            var joined = Chunk.Join(chunk.Waiting, next);
            chunk.Dispose();
            next.Dispose();
            chunk = joined;
        }
        if (end is < 0 or > MostHeaderBytes)
        {
            // What stops the text behind so long a header may not have come to light yet: it makes no difference.
            if (chunk.Waiting.Length > MostHeaderBytes || text.Fatal is null) log.Report(FileRules.UnreadableHeader(), line: 1);
            chunk.Dispose();
            return null;
        }
        if (Take(reader, chunk, end) is { } header) return (header, chunk);
        chunk.Dispose();
        return null;
    }

    Header? Take(HeaderReader reader, Chunk chunk, int end)
    {
        var line = chunk.Waiting[..end];
        if (line.IsEmpty)
        {
            if (text.Fatal is null) log.Report(InputRules.Empty());
            return null;
        }
        var header = reader.Read(line, chunk.Waiting[end..]);
        NextLine = text.Lines.LineOf(1 + TextLines.CountEnds(line), row: 2);
        chunk.Start += end;
        return header is null ? null : header with { CountsRows = text.Lines.IsByRow };
    }
}
