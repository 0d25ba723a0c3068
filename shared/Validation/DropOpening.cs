using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>The start of a drop: what kind of file it is, and its header.</summary>
sealed class DropOpening(Protocol protocol, DropSource source, FindingLog log)
{
    const int MostHeaderBytes = 1 << 20;

    /// <summary>Line after the header.</summary>
    public long NextLine { get; private set; } = 1;

    public bool IsText { get; private set; }

    /// <summary>Consumes the header; null when the file cannot be read on, and findings say why.</summary>
    public async ValueTask<Header?> ReadAsync(CancellationToken ct)
    {
        await source.FillAsync(ct);
        if (!IsCsv()) return null;
        IsText = true;
        int end;
        while ((end = HeaderText.FindEnd(source.Waiting, source.IsFinal)) < 0)
        {
            if (source.Waiting.Length <= MostHeaderBytes && await source.FillAsync(ct)) continue;
            ReportUnreadable();
            return null;
        }
        return Take(end);
    }

    bool IsCsv()
    {
        if (source.TotalBytes == 0) log.Report(FileRules.Empty());
        else if (FileSignature.Detect(source.Head) is var (name, fix)) log.Report(FileRules.Format(name, fix));
        else
        {
            if (!source.Waiting.StartsWith("\uFEFF"u8)) return true;
            log.Report(FileRules.ByteOrderMark());
            source.Start += 3;
            if (source.Waiting.Length > 0 || !source.IsFinal) return true;
            log.Report(FileRules.Empty());
        }
        return false;
    }

    void ReportUnreadable()
    {
        if (source.Stop == Stop.None) log.Report(FileRules.UnreadableHeader(), line: 1);
        else log.Report(FileRules.Stopped(source.Stop, protocol.Limits), StopText.Describe(source, 1), 1 + TextLines.CountEnds(source.Waiting));
    }

    Header? Take(int end)
    {
        var line = source.Waiting[..end];
        var header = new HeaderReader(protocol, log).Read(line);
        NextLine += TextLines.CountEnds(line);
        source.Start += end;
        return header;
    }
}
