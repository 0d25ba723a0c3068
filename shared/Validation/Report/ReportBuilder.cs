using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Judges a drop by what was counted.</summary>
sealed class ReportBuilder(Protocol protocol, ReferencePeriod period, IEnumerable<Codelist> codelists, RuleBook rules, FindingLog log)
{
    const int MostValues = 50;

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required string? Encoding { get; init; }

    public required FileFormat? Format { get; init; }

    public required char? Delimiter { get; init; }

    public required long RowsRead { get; init; }

    public required long RowsWithErrors { get; init; }

    public required long RowsWithWarnings { get; init; }

    public required IReadOnlyList<KeyGroup> KeyGroups { get; init; }

    bool IsOverRate => RowsWithErrors > protocol.ErrorRate * RowsRead;

    public ValidationReport Build(DateTimeOffset started, DateTimeOffset ended)
    {
        var (outcome, decidedBy) = Judge();
        var accepted = outcome is Outcome.Accepted or Outcome.AcceptedWithWarnings ? RowsRead - RowsWithErrors : 0;
        return new(
            outcome,
            protocol.ContractId,
            $"{protocol.Agency}/{protocol.Dataset}",
            protocol.Version,
            period,
            [.. codelists.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new CodelistVersion(c.Name, c.Version))],
            started,
            ended,
            Bytes,
            Sha256,
            Encoding,
            Delimiter?.ToString(),
            RowsRead,
            accepted,
            RowsRead - accepted,
            RowsWithErrors,
            protocol.ErrorRate,
            rules.Summaries(RowsRead),
            rules.Values(MostValues),
            rules.NotEvaluated(),
            new(log.Stored, log.Total),
            decidedBy)
        {
            Format = Format?.ToString(),
            RowsWithWarnings = RowsWithWarnings,
            KeyGroups = KeyGroups,
            Columns = ColumnGuide.Of(protocol, codelists, [.. rules.Rules.Where(r => r.Failed > 0).SelectMany(r => r.Shown).Select(s => s.Column.Name)]),
        };
    }

    (Outcome Outcome, IReadOnlyList<string> DecidedBy) Judge()
    {
        if (log.HasFatal) return (Outcome.Rejected, rules.Failed(r => r.Severity == Severity.Fatal));
        var aboutFile = rules.Failed(r => r.IsAboutFile && r.IsError);
        if (aboutFile.Count > 0) return (Outcome.Quarantined, aboutFile);
        if (IsOverRate) return (Outcome.Quarantined, [ValidationReport.ErrorRate, .. rules.Failed(r => r.IsError)]);
        var remarks = rules.Failed(r => r.Severity >= Severity.Warning);
        return (remarks.Count > 0 ? Outcome.AcceptedWithWarnings : Outcome.Accepted, remarks);
    }
}
