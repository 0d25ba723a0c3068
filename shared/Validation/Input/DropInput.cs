using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Finds out what a drop is and gives its rows as CSV text: UTF-8, UTF-16 or Windows-1252; plain, or alone in a gzip or zip; CSV, JSON Lines
/// or a workbook. Whatever is wrong with the file is told by <see cref="DropText"/>.
/// </summary>
sealed class DropInput
{
    readonly InputTerms _terms;
    readonly InputRemarks _remarks = new();
    readonly RowFaults _faults = new();
    readonly List<IDisposable> _owned = [];
    string? _container;

    DropInput(InputTerms terms) => _terms = terms;

    /// <param name="content">Read onwards only; not disposed. More may be left in it when the text has ended.</param>
    /// <exception cref="IOException">The stream's own errors, and those of a temporary file, come through as they are.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<DropText> OpenAsync(Stream content, InputTerms terms, CancellationToken ct)
    {
        var input = new DropInput(terms);
        try
        {
            return await input.OpenAsync(new ByteFeed(new ContentBytes(content), terms.MaxBytes), ct);
        }
        catch
        {
            foreach (var owned in input._owned) owned.Dispose();
            throw;
        }
    }

    async Task<DropText> OpenAsync(ByteFeed feed, CancellationToken ct)
    {
        await feed.PeekAsync(ct);
        return feed.Head switch
        {
            [0x1F, 0x8B, ..] => await OpenGzipAsync(feed, ct),
            [(byte)'P', (byte)'K', < 9, < 9, ..] => await OpenZipAsync(feed, ct),
            _ => OpenText(feed),
        };
    }

    async Task<DropText> OpenGzipAsync(ByteFeed gzip, CancellationToken ct)
    {
        _container = "gzip";
        var inflated = new InflatedBytes(gzip, _terms.MaxInflateRatio);
        _owned.Add(inflated);
        return await OpenMemberAsync(inflated, ct);
    }

    async Task<DropText> OpenZipAsync(ByteFeed feed, CancellationToken ct)
    {
        _container = "zip";
        var file = await Spool.FillAsync(feed, ct);
        _owned.Add(file);
        if (feed.Problem is not null) return Refuse(feed.Problem);
        var archive = ZipArchiveCheck.Check(file, out var member);
        if (archive is not null) return Refuse(archive);
        if (member is null) return await OpenWorkbookAsync(file, ct);
        if (ZipMemberBytes.Open(file, member.Value, _terms.MaxInflateRatio) is not { } bytes)
            return Refuse(InputRules.DamagedArchive(new("its file is not where its table of contents says, or is packed in an unusual way", "son fichier n'est pas là où sa table des matières le dit, ou est compressé d'une façon inhabituelle")));
        if (bytes is IDisposable owned) _owned.Add(owned);
        return await OpenMemberAsync(bytes, ct);
    }

    async Task<DropText> OpenMemberAsync(IInputStage bytes, CancellationToken ct)
    {
        var feed = new ByteFeed(bytes, _terms.MaxBytes);
        await feed.PeekAsync(ct);
        return feed.Head is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', < 9, < 9, ..]
            ? Refuse(InputRules.NestedArchive(new("another archive or a workbook", "une autre archive ou un classeur")))
            : OpenText(feed);
    }

    DropText OpenText(ByteFeed feed)
    {
        if (feed.Head.IsEmpty || feed.Head.SequenceEqual((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Refuse(feed.Problem ?? InputRules.Empty());
        if (ForeignFormat.Detect(feed.Head) is var (name, fix)) return Refuse(InputRules.ForeignFormat(name, fix));
        var first = ForeignFormat.FirstText(feed.Head);
        if (first is ['{' or '[', ..]) return OpenJson(feed, first);
        return _terms.Allows(InputFormat.Csv) ? OpenCsv(feed) : RefuseFormat(ForeignFormat.Csv);
    }

    DropText OpenCsv(ByteFeed feed)
    {
        var text = new TextDecoder(feed, _terms, _remarks);
        return new(text, _remarks, _owned) { Container = _container, FindEncoding = () => text.Encoding };
    }

    DropText OpenJson(ByteFeed feed, string first)
    {
        if (!_terms.Allows(InputFormat.JsonLines)) return RefuseFormat(first[0] == '[' ? ForeignFormat.Json : ForeignFormat.JsonLines);
        if (first[0] == '[') return Refuse(InputRules.JsonDocument(new("a JSON list", "une liste JSON")));
        var end = first.IndexOf('\n', StringComparison.Ordinal);
        if (end > 0 && first[..end].TrimEnd() is [.., '{' or '[' or ','])
            return Refuse(InputRules.JsonDocument(new("one JSON document over many lines", "un seul document JSON sur plusieurs lignes")));
        var text = new TextDecoder(feed, _terms, _remarks);
        return new(new JsonLinesText(text, _terms, _remarks, _faults), _remarks, _owned)
        {
            Format = InputFormat.JsonLines,
            Container = _container,
            FindEncoding = () => text.Encoding,
            Lines = new(IsByRow: true, SyntheticRows: 1),
            RowFaults = _faults,
        };
    }

    async Task<DropText> OpenWorkbookAsync(FileStream file, CancellationToken ct)
    {
        _container = null;
        if (!_terms.Allows(InputFormat.Xlsx)) return RefuseFormat(ForeignFormat.Workbook);
        var check = new WorkbookCheck(file, _terms);
        if (await check.RunAsync(ct) is { } problem) return Refuse(problem);
        var sheet = WorkbookSheet.Open(file, check, out problem);
        if (sheet is null) return Refuse(problem!);
        _owned.Insert(0, sheet);
        return new(new SheetText(sheet, _terms, _remarks), _remarks, _owned) { Format = InputFormat.Xlsx, Lines = new(IsByRow: true, SyntheticRows: 0) };
    }

    DropText RefuseFormat((Wording Name, Wording Fix) format) => Refuse(InputRules.FormatNotAgreed(format.Name, format.Fix));

    DropText Refuse(InputProblem problem) => new(new NoText(problem), _remarks, _owned) { Container = _container };
}
