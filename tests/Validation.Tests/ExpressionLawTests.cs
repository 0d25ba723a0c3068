using FsCheck;
using FsCheck.Fluent;
using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;
using Pipeline.Protocols.Tests;

namespace Pipeline.Validation.Tests;

/// <summary>Evaluating a block of rows at once gives what evaluating each row by itself gives, whatever the expression.</summary>
public class ExpressionLawTests
{
    // All numbers are exact as doubles too, so that the order of steps cannot show.
    static readonly object?[][] Values =
    [
        [null, "", "a", "Ab", "ab", "WP01", "WP0199", "O'Neill", "é%", "ÉCOLE", "日本語", "😀x😀", "_x", "ıİſß", "a%b_c", "%"],
        [null, "a", "AB", "WP01", "é%", "x", "日本", "a!_"],
        [null, 0m, 1m, -2m, 12m, 30m, 65_536m],
        [null, 0.00m, 2.50m, -0.25m, 12.00m, 1250.50m, 0.75m],
        [null, 0.0, 0.25, -2.5, 1e3, 12.0, 0.5],
        [null, new DateOnly(2024, 2, 29), new DateOnly(1999, 12, 31), new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), DateOnly.MaxValue, DateOnly.MinValue],
        [null, new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1), new DateOnly(1999, 12, 30)],
        [null, true, false],
    ];

    static readonly Gen<object?[]> Row = Gen.CollectToArray(Values.Concat(Values).Select(v => Gen.Elements(v)));

    [Fact]
    public void A_block_is_evaluated_as_its_rows_are() =>
        Prop.ForAll(
            Arb.From(from expression in ExpressionGen.Condition(4) from rows in Row.NonEmptyListOf() select (Expression: expression, Rows: rows)),
            law => AssertSame(law.Expression, [.. law.Rows]))
            .Check(Laws.Cases(3_000));

    [Theory]
    [InlineData("age > previous.age and not alive = previous.alive")]
    [InlineData("born - previous.born between -10 and 10 or code in ('a', previous.name)")]
    [InlineData("previous.alive is null or coalesce(previous.wage, rate, age) * 2 >= length(name)")]
    [InlineData("born between PERIOD_START and PERIOD_END or died < PERIOD_START - 30")]
    [InlineData("born > DROP_DATE or DROP_DATE - previous.died > 365")]
    public void The_earlier_row_stands_beside_the_row(string text) =>
        AssertSame(ExpressionParser.Parse(text, ExpressionGen.Columns, withPrevious: true), [.. Row.Sample(500, Laws.Random, 500)]);

    static void AssertSame(Expression expression, IReadOnlyList<object?[]> rows)
    {
        var found = new ExpressionTable(ExpressionGen.Columns, rows).Evaluate(expression);
        foreach (var (i, row) in rows.Index())
            Assert.True(Plainly(expression, row) == found[i], $"{ExpressionText.Of(expression)} is {found[i]} on {string.Join(" | ", row)}");
    }

    static Truth Plainly(Expression expression, object?[] row)
    {
        var values = ExpressionGen.Columns.SelectMany((c, i) => (KeyValuePair<string, object?>[])[new(c.Name, row[i]), new($"previous.{c.Name}", row[i + Values.Length])])
            .ToDictionary();
        return new ExpressionOracle(name => values[name], TestProtocol.Period, TestProtocol.Came).IsTrue(expression) switch
        {
            true => Truth.True,
            false => Truth.False,
            null => Truth.Unknown,
        };
    }
}
