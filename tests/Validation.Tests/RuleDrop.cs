using System.Text;
using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;
using Pipeline.Reference;

namespace Pipeline.Validation.Tests;

/// <summary>A drop whose row rules are asked of the engine and of DuckDB. Cells that break a rule of their column are taken from the engine.</summary>
sealed class RuleDrop
{
    readonly Protocol _protocol;
    readonly ReferencePeriod _period;
    readonly string _text;
    readonly ILookup<long, string> _wrong;

    RuleDrop(Protocol protocol, ReferencePeriod period, string text, IReadOnlyList<Finding> findings, ValidationReport report)
    {
        (_protocol, _period, _text) = (protocol, period, text);
        var ids = protocol.RowRules.Select(r => r.Id).ToHashSet();
        _wrong = findings
            .Where(f => f is { Severity: >= Severity.Error, Line: not null, Column: not null } && f.RuleId.StartsWith($"{f.Column}.", StringComparison.Ordinal))
            .ToLookup(f => f.Line!.Value, f => f.Column!);
        var flagged = findings.Where(f => ids.Contains(f.RuleId) && f.Line is not null).ToLookup(f => f.RuleId, f => f.Line!.Value);
        var evaluated = report.Rules.ToLookup(r => r.RuleId, r => r.Evaluated);
        Verdicts = protocol.RowRules.ToDictionary(r => r.Id, r => new RuleVerdict(evaluated[r.Id].Sum(), string.Join(',', flagged[r.Id].Order())));
    }

    /// <summary>By rule, what the engine says.</summary>
    public IReadOnlyDictionary<string, RuleVerdict> Verdicts { get; }

    public static async Task<RuleDrop> CheckAsync(ProtocolCatalog catalog, Protocol protocol, ReferencePeriod period, string text)
    {
        var all = protocol with { Limits = protocol.Limits with { MaxErrorsStored = int.MaxValue } };
        var drop = new Drop();
        var report = await new DropValidator(all, catalog, period, TimeProvider.System) { ReceivedAt = new(protocol.DueOn(period), default, TimeSpan.Zero) }
            .ValidateAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), drop, drop, null, CancellationToken.None);
        return new(protocol, period, text, drop.Findings, report);
    }

    /// <summary>Typed rows for DuckDB: their line, the columns whose cell is wrong, and the cells; a wrong one is null.</summary>
    public string Csv()
    {
        var csv = new StringBuilder();
        foreach (var (i, line) in _text.TrimEnd('\n').Split('\n').Index().Skip(1))
        {
            var cells = line.Split(_protocol.Dialect.Delimiters[0]);
            // Rows of too few cells, or with more than empty ones too many, are not read.
            if (cells.Length < _protocol.Columns.Count || cells[_protocol.Columns.Count..].Any(c => c.Length > 0)) continue;
            var wrong = _wrong[i + 1].ToHashSet();
            var values = _protocol.Columns.Zip(cells, (column, cell) => wrong.Contains(column.Name) || _protocol.Dialect.Nulls.Contains(cell) ? "" : $"\"{cell}\"");
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1},|{string.Join('|', wrong)}|,{string.Join(',', values)}\n");
        }
        return csv.ToString();
    }

    /// <summary>The day on which a drop is taken to come: the last on which it is not late.</summary>
    public string CreateTable(string path) =>
        $"CREATE OR REPLACE TABLE t AS SELECT CAST(line AS BIGINT) AS line, wrong, {string.Join(", ", _protocol.Columns.Select(Typed))} "
        + $"FROM read_csv('{path}', header = false, delim = ',', quote = '\"', escape = '\"', all_varchar = true, auto_detect = false, "
        + $"columns = {{'line': 'VARCHAR', 'wrong': 'VARCHAR', {string.Join(", ", _protocol.Columns.Select(c => $"'{c.Name}': 'VARCHAR'"))}}})";

    /// <summary>One row with the verdict of each rule: <c>e0</c> and <c>f0</c> of the first, and so on.</summary>
    public string AskTable()
    {
        var sql = new ExpressionSql(_protocol.Columns);
        return $"SELECT {string.Join(", ", _protocol.RowRules.Select(Ask))} FROM t";

        string Ask(RowRule rule, int i)
        {
            var wrong = ExpressionText.Columns(rule.Assert).OfType<Expression.Column>().Select(c => $"contains(wrong, '|{c.Name}|')").Distinct();
            var isRead = $"NOT ({string.Join(" OR ", wrong)})";
            var assert = sql.Of(rule.Assert)
                .Replace("PERIOD_START", $"DATE '{_period.Start:yyyy-MM-dd}'", StringComparison.Ordinal)
                .Replace("PERIOD_END", $"DATE '{_period.End:yyyy-MM-dd}'", StringComparison.Ordinal)
                .Replace("DROP_DATE", $"DATE '{_protocol.DueOn(_period):yyyy-MM-dd}'", StringComparison.Ordinal);
            return $"count(*) FILTER (WHERE {isRead}) AS e{i}, string_agg(line, ',' ORDER BY line) FILTER (WHERE {isRead} AND NOT {assert}) AS f{i}";
        }
    }

    string Typed(Column column) => column.Type switch
    {
        LogicalType.Integer => Cast(column, "BIGINT"),
        LogicalType.Number when column.Scale is { } scale => Cast(column, $"DECIMAL(18,{scale})"),
        LogicalType.Number => Cast(column, "DOUBLE"),
        LogicalType.Date => $"CAST(strptime(\"{column.Name}\", '{column.DateFormat!.Replace("yyyy", "%Y", StringComparison.Ordinal).Replace("MM", "%m", StringComparison.Ordinal).Replace("dd", "%d", StringComparison.Ordinal)}') AS DATE) AS \"{column.Name}\"",
        LogicalType.Boolean => Cast(column, "BOOLEAN"),
        _ => $"\"{column.Name}\"",
    };

    string Cast(Column column, string type) =>
        $"CAST(replace(\"{column.Name}\", '{_protocol.Dialect.Decimal}', '.') AS {type}) AS \"{column.Name}\"";
}

/// <summary>How often a rule was evaluated, and the lines it flagged.</summary>
sealed record RuleVerdict(long Evaluated, string Lines);
