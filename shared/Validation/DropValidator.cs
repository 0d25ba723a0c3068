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
    const int DefaultBufferSize = 1 << 20;

    /// <summary>Bytes read at a time. The report does not depend on it.</summary>
    internal int BufferSize { get; init; } = DefaultBufferSize;

    /// <summary>
    /// Reads <paramref name="content"/> to its end, hands rows without errors to <paramref name="rows"/> and findings to
    /// <paramref name="findings"/>, and judges. Rows may be published only if <see cref="ValidationReport.IsAccepted"/>.
    /// </summary>
    /// <param name="content">Read forward only; not disposed.</param>
    /// <exception cref="IOException">The stream's own errors come through as they are: they say nothing about the data.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ArgumentException">The protocol itself cannot be run: a pattern, date format or expression that no loader lets through.</exception>
    public async Task<ValidationReport> ValidateAsync(
        Stream content, IAcceptedRows rows, IFindings findings, IProgress<ValidationProgress>? progress, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        var rules = new RuleBook();
        var log = new FindingLog(findings, rules, protocol.Limits.MaxErrorsStored);
        using var source = new DropSource(content, protocol.Limits.MaxBytes, BufferSize);

        var codelists = FindCodelists(log);
        var opening = new DropOpening(protocol, source, log);
        var header = await opening.ReadAsync(ct);
        var body = header is null || log.HasFatal ? null : new DropBody(protocol, codelists, source, header, opening.NextLine, rules, log);
        if (body is not null) await body.ReadAsync(rows, progress, ct);
        if (body is null) LeaveRules(rules);
        var hash = await source.HashToEndAsync(ct);
        await log.FlushAsync(ct);

        return new ReportBuilder(protocol, period, codelists.Values, rules, log)
        {
            Sha256 = hash,
            Bytes = source.TotalBytes,
            IsUtf8 = opening.IsText && source.Stop != Stop.InvalidUtf8,
            Delimiter = header?.Delimiter,
            RowsRead = body?.RowsRead ?? 0,
            RowsWithErrors = body?.RowsWithErrors ?? 0,
        }.Build(started, clock.GetUtcNow());
    }

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
        const string Unread = "The file could not be read.";
        foreach (var column in protocol.Columns) rules.Leave($"{column.Name}.*", Unread);
        if (protocol.Key.Count > 0) rules.Leave("key.unique", Unread);
        foreach (var rule in protocol.RowRules) rules.Leave(rule.Id, Unread);
    }
}
