using System.Globalization;
using System.Text;
using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation.Tests;

/// <summary>Puts one rule over a whole drop to rows made for it.</summary>
static class DropRulesBench
{
    public const string Id = "T-D-01";

    static readonly IReadOnlyList<Column> Columns = TestProtocol.Make().Columns;

    public static RuleTerms Terms(Severity severity = Severity.Warning) => new(
        Id, severity, 2, null, new("It does not fit.", "Cela ne convient pas."), new("Mend it.", "Réparez."), new("what fits", "ce qui convient"));

    public static Expression Condition(string text) => ExpressionParser.Parse(text, Columns, withPrevious: true);

    public static Grouping By(string text) => new(text, ExpressionParser.ParseValue(text, Columns));

    public static Measure Measure(MeasureKind kind, string? of = null) => new(
        kind, of is null ? null : kind == MeasureKind.Share ? Condition(of) : ExpressionParser.ParseValue(of, Columns, numeric: true), $"{kind}({of})");

    /// <summary>A good row of the test protocol; what is not given is as in all others.</summary>
    public static string Row(
        int number, string country = "KEN", string sex = "F", string born = "1990", string @class = "H1", string wage = "1000.00", string person = "P1234567",
        string renewal = "true", string ratio = "0.5", string note = "ok") =>
        string.Create(CultureInfo.InvariantCulture, $"WP{number:0000000000},{person},{country},{sex},{born},{@class},2026-10-05,{wage},{ratio},{renewal},{note}");

    public static IEnumerable<string> Rows(int first, int count, Func<int, string> row) => Enumerable.Range(first, count).Select(row);

    public static Task<Drop> CheckAsync(
        DropRule rule, IEnumerable<string> rows, FakeDrops? others = null, IReadOnlyList<ReferenceSeries>? references = null, int chunkBytes = 1 << 20,
        int threads = 2, string header = TestProtocol.Header, double errorRate = 0.5, Func<Column, Column>? column = null) => Drop.OfAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(header)) + "\n")),
            TestProtocol.Make(p => p with { DropRules = [rule], ErrorRate = errorRate, Columns = [.. p.Columns.Select(c => column?.Invoke(c) ?? c)] }), chunkBytes, threads: threads, others: others, references: references);

    public static RuleSummary Summary(this Drop drop, string id = Id) => drop.Report.Rules.Single(r => r.RuleId == id);

    public static bool IsBroken(this Drop drop, string id = Id) => drop.Summary(id).Failed > 0;

    public static string? WhyNot(this Drop drop, string id = Id)
    {
        Assert.DoesNotContain(drop.Report.Rules, r => r.RuleId == id);
        return drop.Report.NotEvaluated.Single(n => n.RuleId == id).Reason.En;
    }
}
