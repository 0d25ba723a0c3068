using System.Xml;

namespace Pipeline.Validation;

/// <summary>
/// Unpacks every part of a workbook once, before anything that trusts it does: sizes as they are, checksums, well-formed XML, places
/// within a sheet's bounds. Keeps of each sheet what the library that reads it does not tell.
/// </summary>
sealed class WorkbookCheck(FileStream file, InputTerms terms)
{
    /// <summary>What is held in memory while the sheet is read: texts that cells share, and styles.</summary>
    const long MostSharedBytes = 64 << 20;

    /// <summary>More than deflate can do; the ratio is judged over all parts.</summary>
    const int AnyRatio = 2000;

    readonly WorkbookParts _parts = new();
    long _left = terms.MaxBytes;

    /// <summary>What was found in the sheet of that name; null when there is none.</summary>
    public SheetFacts? FactsOf(string sheet) => _parts.FactsOf(sheet);

    public async ValueTask<InputProblem?> RunAsync(CancellationToken ct)
    {
        foreach (var member in ZipDirectory.Read(file)?.Members.Where(m => !m.IsFolder) ?? [])
            if ((member.IsEncrypted ? InputRules.EncryptedArchive() : await CheckAsync(member, ct)) is { } problem) return problem;
        return _parts.LacksSharedTexts ? InputRules.UnfittingWorkbook() : null;
    }

    async ValueTask<InputProblem?> CheckAsync(ZipMember member, CancellationToken ct)
    {
        if (ZipMemberBytes.Open(file, member, AnyRatio) is not { } bytes) return InputRules.UnfittingWorkbook();
        using var owned = bytes as IDisposable;
        var isSheet = member.Name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase);
        var isXml = member.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || member.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        var ratioLeft = file.Length * terms.MaxInflateRatio - (terms.MaxBytes - _left);
        var most = Math.Min(_left, ratioLeft);
        if (!isSheet && isXml) most = Math.Min(most, MostSharedBytes);
        var feed = new ByteFeed(bytes, most);
        var problem = isXml ? await ReadXmlAsync(member.Name, feed, ct) : await DrainAsync(feed, ct);
        _left -= feed.Offset;
        if (problem?.Kind != InputProblemKind.TooLarge) return problem;
        return most == _left + feed.Offset ? InputRules.TooLarge(terms.MaxBytes)
            : most == ratioLeft ? InputRules.InflateRatio(terms.MaxInflateRatio)
            : InputRules.WorkbookTooLarge(new($"its texts or styles take more than {MostSharedBytes} bytes", $"ses textes ou styles prennent plus de {MostSharedBytes} octets"));
    }

    static async ValueTask<InputProblem?> DrainAsync(ByteFeed feed, CancellationToken ct)
    {
        var block = new byte[IInputStage.LeastRoom];
        while (await feed.ReadAsync(block, ct) > 0)
        {
        }
        return feed.Problem;
    }

    async ValueTask<InputProblem?> ReadXmlAsync(string name, ByteFeed feed, CancellationToken ct)
    {
        var limit = new XmlTagLimit(feed);
        var settings = new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreWhitespace = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StageStream(limit), settings);
            var part = new PartCheck(reader, name, _parts);
            while (await reader.ReadAsync())
            {
                ct.ThrowIfCancellationRequested();
                if (await part.TakeAsync() is { } problem) return problem;
            }
        }
        catch (XmlException)
        {
            return limit.Problem ?? InputRules.UnfittingWorkbook();
        }
        return limit.Problem ?? await DrainAsync(feed, ct);
    }
}
