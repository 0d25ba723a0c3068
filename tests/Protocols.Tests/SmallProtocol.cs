using Pipeline.Protocols.Expressions;
using Pipeline.Reference;

namespace Pipeline.Protocols.Tests;

/// <summary>A protocol small enough that all its drops of one row can be listed.</summary>
static class SmallProtocol
{
    public static Protocol Base { get; } = Make();

    public static Protocol With(this Protocol protocol, string column, Func<Column, Column> change) =>
        protocol with { Columns = [.. protocol.Columns.Select(c => c.Name == column ? change(c) : c)] };

    public static RowRule Rule(string id, Severity severity, string assert) =>
        new(id, severity, 1, ExpressionParser.Parse(assert, Base.Columns), ["n"], new("Wrong."), new("Mend it."), Wording.Neutral(assert));

    public static MetricRule Count(decimal least, decimal most) => new(
        new("T1", Severity.Error, 1, null, new("Wrong."), new("Mend it."), new("rows")), Metric.RowCount, [], new(ThresholdKind.MustBeBetween, least, most), CountUnit.Rows, []);

    static Protocol Make()
    {
        Column[] columns =
        [
            new("code", ["Code"], LogicalType.String, true, ValidValues: ["a", "b", "c"]),
            new("n", [], LogicalType.Integer, false, Minimum: 0, Maximum: 3),
            new("x", ["X1"], LogicalType.String, false, MaxLength: 3),
        ];
        var rule = new RowRule("R1", Severity.Error, 1, ExpressionParser.Parse("n < 3", columns), ["n"], new("Wrong."), new("Mend it."), Wording.Neutral("n < 3"));
        return new Protocol(
            "rw.test", AgencyId.Parse("dgie"), DatasetId.Parse("small"), new(1, 0, 0), ProtocolStatus.Active, "Tests", new(Frequency.M, 10) { GraceDays = 2 }, 0.5,
            new([',', ';'], '.', ["", "NA"], ExtraColumns.Ignore), new(1000, 10, 100, 10), columns, [columns[0]], [rule])
        {
            DropRules = [Count(5, 9)],
        };
    }
}
