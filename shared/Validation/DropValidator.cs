using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>
/// Checks drops against a protocol, each while streaming it once. Bad data never throws: it becomes findings and an outcome. Holds no state
/// of a drop and may be used for several at once.
/// </summary>
/// <param name="catalog">Gives the codelists in force on the period's last day.</param>
/// <param name="period">The period that the drop says it is about.</param>
public sealed class DropValidator(Protocol protocol, ProtocolCatalog catalog, ReferencePeriod period, TimeProvider clock)
{
    // What is read, cut and checked of a chunk stays in a core's own cache.
    const int DefaultChunkBytes = 1 << 17;

    /// <summary>The accepted drops that rules put this one beside; without them such rules are not evaluated.</summary>
    public IOtherDrops? OtherDrops { get; init; }

    /// <summary>When the drop was received, which tells whether it is late. Null for a file that is only tried: that is as of now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The report tells the SHA-256 of the content, which proves what was checked. Without it a sixth of the work is saved.</summary>
    public bool HashesContent { get; init; } = true;

    /// <summary>Bytes read at a time. The report does not depend on it.</summary>
    internal int ChunkBytes { get; init; } = DefaultChunkBytes;

    /// <summary>Chunks that are checked at the same time: one more than there are cores, for while one waits its turn. The report does not depend on it.</summary>
    internal int Threads { get; init; } = Environment.ProcessorCount + 1;

    /// <summary>
    /// Reads <paramref name="content"/> to its end, hands rows without errors to <paramref name="rows"/> and findings to
    /// <paramref name="findings"/>, and judges. Rows may be published only if <see cref="ValidationReport.IsAccepted"/>.
    /// </summary>
    /// <param name="content">Read forward only; not disposed.</param>
    /// <param name="rows">Null where only the report is wanted, which is sooner made.</param>
    /// <exception cref="IOException">The stream's own errors come through as they are: they say nothing about the data.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ArgumentException">The protocol itself cannot be run: a pattern, date format or expression that no loader lets through.</exception>
    public Task<ValidationReport> ValidateAsync(
        Stream content, IAcceptedRows? rows, IFindings findings, IProgress<ValidationProgress>? progress, CancellationToken ct) =>
        ValidateAsync(content, rows, rejected: null, findings, progress, ct);

    /// <summary>The same, and hands rows with errors to <paramref name="rejected"/>.</summary>
    /// <param name="content">Read forward only; not disposed.</param>
    /// <param name="rows">Null where only the report is wanted, which is sooner made.</param>
    /// <param name="rejected">Gets every row with errors, unless they become so many that no drop under this protocol could be accepted with them.</param>
    /// <exception cref="IOException">The stream's own errors come through as they are: they say nothing about the data.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ArgumentException">The protocol itself cannot be run: a pattern, date format or expression that no loader lets through.</exception>
    public async Task<ValidationReport> ValidateAsync(
        Stream content, IAcceptedRows? rows, IRejectedRows? rejected, IFindings findings, IProgress<ValidationProgress>? progress, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        var days = new DropDays(period, RwandaTime.DayOf(ReceivedAt ?? started));
        var rules = new RuleBook();
        await using var log = new FindingLog(findings, rules, protocol.Limits.MaxErrorsStored, protocol.Dialect.Decimal);
        await using var counted = new CountedContent(content, HashesContent);
        await using var text = await DropInput.OpenAsync(counted, Terms(), ct);
        log.RowFaults = text.RowFaults;
        await using var source = new ChunkReader(text, ChunkBytes);

        if (ReceivedAt is not null) await new Timeliness(protocol, period, OtherDrops).ReportAsync(days.Came, log, ct);
        var codelists = FindCodelists(log);
        var opening = new DropOpening(protocol, text, source, log);
        var isAgreed = IsAgreed(text, log);
        var start = isAgreed ? await opening.ReadAsync(ct) : null;
        BodyResult? body = null;
        await using var dropRules = start is var (found, _) ? await PrepareAsync(found, days, ct) : null;
        if (start is var (header, first))
        {
            var plan = new CheckPlan(protocol, codelists, header, days, rules) { DropRules = dropRules! };
            log.MissingCell = new(header, codelists);
            body = await new DropBody(plan, header, text, source, Threads, rules, log)
                .ReadAsync(first, opening.NextLine, rows, rejected, progress, ct);
        }
        else LeaveRules(rules);
        if (isAgreed) await source.PassOverAsync(ct);
        foreach (var remark in text.Remarks) Report(remark, log);
        if (text.Fatal is { } fatal) log.Report(fatal);
        if (body is not null) await dropRules!.JudgeAsync(body.RowsRead, rules, log, ct);
        var hash = await counted.ReadToEndAsync(ct);
        await log.FlushAsync(ct);

        return new ReportBuilder(protocol, period, codelists.Values, rules, log)
        {
            Sha256 = hash,
            Bytes = counted.BytesRead,
            Encoding = start is null ? null : text.Encoding,
            Format = start is null ? null : FormatOf(text),
            Delimiter = start?.Header.Delimiter,
            RowsRead = body?.RowsRead ?? 0,
            RowsWithErrors = body?.RowsWithErrors ?? 0,
            RowsWithWarnings = body?.RowsWithWarnings ?? 0,
            KeyGroups = body?.KeyGroups ?? [],
        }.Build(started, clock.GetUtcNow());
    }

    Task<DropRuleSet> PrepareAsync(Header header, DropDays days, CancellationToken ct) => DropRuleSet.PrepareAsync(
        new(protocol, days, header, new(OtherDrops, protocol, period), catalog, new()), ct);

    InputTerms Terms() => new(protocol.Limits.MaxBytes, [.. protocol.Columns.Select(c => new InputColumn(c.Name, c.Aliases, c.DateFormat))])
    {
        MaxInflateRatio = protocol.Limits.MaxInflateRatio,
        Encodings = [.. protocol.Dialect.Encodings.Select(e => e switch
        {
            TextEncoding.Windows1252 => "windows-1252",
            TextEncoding.Utf16 => "utf-16",
            _ => "utf-8",
        })],
        Formats = [.. protocol.Dialect.Formats.Select(f => $"{f.Kind}".ToLowerInvariant()).Distinct()],
        Delimiter = protocol.Dialect.Delimiters[0],
        Decimal = protocol.Dialect.Decimal,
        NullText = protocol.Dialect.Nulls[0],
    };

    void Report(InputProblem remark, FindingLog log)
    {
        if (remark.Kind != InputProblemKind.UnknownKey) log.Report(remark);
        else if (HeaderRules.Unknown(protocol.Dialect.ExtraColumns) is { } rule) log.Report(rule, remark.Message, remark.Line);
    }

    bool IsAgreed(DropText text, FindingLog log)
    {
        if (text.Fatal is not null || text.Container is null || protocol.Dialect.Formats.Contains(FormatOf(text))) return true;
        log.Report(InputRules.PackingNotAgreed(text.Container, protocol.Dialect.Formats));
        return false;
    }

    static FileFormat FormatOf(DropText text) => new(
        text.Format switch
        {
            InputFormat.Xlsx => FileKind.Xlsx,
            InputFormat.JsonLines => FileKind.Jsonl,
            _ => FileKind.Csv,
        },
        text.Container switch
        {
            "gzip" => Packing.Gz,
            "zip" => Packing.Zip,
            _ => Packing.None,
        });

    Dictionary<string, Codelist> FindCodelists(FindingLog log)
    {
        if (protocol.Status == ProtocolStatus.Deprecated) log.Report(FileRules.Deprecated(protocol));
        var found = new Dictionary<string, Codelist>();
        foreach (var name in protocol.Columns.Select(c => c.Codelist).OfType<string>().Distinct())
            try
            {
                found[name] = catalog.CodelistInForce(name, period.End);
            }
            catch (KeyNotFoundException)
            {
                log.Report(FileRules.NoCodelist(name, period));
            }
        return found;
    }

    void LeaveRules(RuleBook rules)
    {
        var unread = new Wording("The file could not be read.", "Le fichier n'a pas pu être lu.");
        foreach (var column in protocol.Columns) rules.Leave($"{column.Name}.*", unread);
        if (protocol.Key.Count > 0) rules.Leave("key.unique", unread);
        foreach (var rule in protocol.RowRules) rules.Leave(rule.Id, unread);
        foreach (var rule in protocol.DropRules) rules.Leave(rule.Terms.Id, unread);
    }
}
