using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation.Tests;

/// <summary>What the rule language promises at the edges of what can be held.</summary>
public class ExpressionTests
{
    static readonly Column[] Columns =
    [
        new("big", [], LogicalType.Integer, false),
        new("fine", [], LogicalType.Number, false, Scale: 18),
        new("cents", [], LogicalType.Number, false, Scale: 2),
        new("real", [], LogicalType.Number, false),
        new("day", [], LogicalType.Date, false, DateFormat: "yyyy-MM-dd"),
        new("text", [], LogicalType.String, false),
    ];

    static readonly object?[] Row = [999_999_999_999_999_999m, 0.999_999_999_999_999_999m, 0.10m, 1e300, new DateOnly(9999, 12, 31), "éa😀b"];

    static readonly ExpressionTable Table = new(Columns, [Row, new object?[Columns.Length]]);

    static Truth Evaluate(string text) => Table.Evaluate(ExpressionParser.Parse(text, Columns))[0];

    [Theory]
    [InlineData("cents + 0.2 = 0.3")]
    [InlineData("cents * cents = 0.01")]
    [InlineData("big > 999999999999999998.9999999999")]
    [InlineData("big < 999999999999999999.0000000001")]
    [InlineData("big <> fine and fine < big and not big < fine")]
    [InlineData("fine < 1 and fine > 0.999999999999999998")]
    [InlineData("big + 1 = 1000000000000000000")]
    [InlineData("big * big + 2 * big = 1000000000000000000 * 1000000000000000000 - 1")]
    [InlineData("big * fine < big and big * fine > 999999999999999997")]
    [InlineData("big - big = 0 and abs(0 - big * big) = big * big")]
    [InlineData("coalesce(big, cents) = 999999999999999999")]
    [InlineData("coalesce(big, fine) > 999999999999999998.5")]
    [InlineData("big / 3 * 3 between 999999999999999000 and 1000000000000001000")]
    public void Whole_numbers_and_numbers_with_a_scale_are_exact(string condition) => Assert.Equal(Truth.True, Evaluate(condition));

    [Theory]
    [InlineData("big * big * big > 0")]
    [InlineData("big * big * 1000 > 0")]
    [InlineData("real * real > 0")]
    [InlineData("big / 0 = 1")]
    [InlineData("real / (cents - 0.1) = 1")]
    [InlineData("day + 1 > day")]
    [InlineData("day - big < day")]
    [InlineData("day - real < day")]
    [InlineData("year(day + 1) = 10000")]
    public void What_cannot_be_held_is_unknown(string condition) => Assert.Equal(Truth.Unknown, Evaluate(condition));

    [Theory]
    [InlineData("length(text) = 4")]
    [InlineData("substr(text, 3) = '😀b'")]
    [InlineData("substr(text, 2, 2) = 'a😀'")]
    [InlineData("substr(text, 5) = '' and substr(text, 9, 1) = '' and substr(text, 1, 0) = ''")]
    [InlineData("substr(substr(text, 2), 3) = 'b'")]
    [InlineData("upper(text) = 'ÉA😀B' and lower(upper(text)) = text")]
    [InlineData("text like '_a_b' and text like '%😀%' and text like 'é%b' and not text like '_a_'")]
    [InlineData("text not like '%a%a%' and text like '%%' and text not like ''")]
    [InlineData("upper(coalesce(text, 'x')) in ('ÉA😀B', 'y')")]
    [InlineData("day - DATE '9999-12-01' = 30 and day - 30.9 = DATE '9999-12-01' and month(day - 31) = 11")]
    public void Texts_are_counted_in_characters_and_dates_in_days(string condition) => Assert.Equal(Truth.True, Evaluate(condition));

    [Theory]
    [InlineData("big + 1 = 1")]
    [InlineData("length(text) = 0")]
    [InlineData("upper(text) like '%'")]
    [InlineData("day + 1 > DATE '2020-01-01'")]
    [InlineData("coalesce(cents, big, real) = 1")]
    [InlineData("text in ('a', 'b')")]
    [InlineData("real not in (1, 2)")]
    public void Nothing_is_known_of_a_null(string condition) => Assert.Equal(Truth.Unknown, Table.Evaluate(ExpressionParser.Parse(condition, Columns))[1]);
}
