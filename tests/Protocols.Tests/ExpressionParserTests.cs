using System.Globalization;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Protocols.Tests;

public sealed class ExpressionParserTests
{
    static readonly Column[] Columns =
    [
        new("age", [], LogicalType.Integer, true),
        new("wage", [], LogicalType.Number, false),
        new("status", [], LogicalType.String, true, ValidValues: ["E", "U", "N"]),
        new("name", [], LogicalType.String, false),
        new("born", [], LogicalType.Date, false, DateFormat: "yyyy-MM-dd"),
        new("died", [], LogicalType.Date, false, DateFormat: "yyyy-MM-dd"),
        new("alive", [], LogicalType.Boolean, false),
    ];

    [Theory]
    [InlineData("age = 1", "(= age 1)")]
    [InlineData("age <> -2.50", "(<> age -2.50)")]
    [InlineData("age<16 AND wage>=0 Or alive", "(or (and (< age 16) (>= wage 0)) alive)")]
    [InlineData("age < 16 or wage > 0 and alive", "(or (< age 16) (and (> wage 0) alive))")]
    [InlineData("(age < 16 or wage > 0) and alive", "(and (or (< age 16) (> wage 0)) alive)")]
    [InlineData("not alive and age <= 3", "(and (not alive) (<= age 3))")]
    [InlineData("not not alive", "(not (not alive))")]
    [InlineData("not age = 1 or alive", "(or (not (= age 1)) alive)")]
    [InlineData("name is null", "(null name)")]
    [InlineData("name is not null and born IS NULL", "(and (not-null name) (null born))")]
    [InlineData("status in ('E', 'U')", "(in status 'E' 'U')")]
    [InlineData("status not in ('E')", "(not-in status 'E')")]
    [InlineData("age between 14 and 99 and alive", "(and (and (>= age 14) (<= age 99)) alive)")]
    [InlineData("wage not between 1 and 2", "(not (and (>= wage 1) (<= wage 2)))")]
    [InlineData("born < date '2020-02-29'", "(< born 2020-02-29)")]
    [InlineData("died >= born", "(>= died born)")]
    [InlineData("name = 'O''Neill'", "(= name 'O'Neill')")]
    [InlineData("alive = TRUE", "alive")]
    [InlineData("alive <> true", "(not alive)")]
    [InlineData("alive = false", "(not alive)")]
    [InlineData("alive <> false", "alive")]
    [InlineData("alive is null", "(null alive)")]
    [InlineData("16 <= age", "(<= 16 age)")]
    [InlineData("died - born > 365 * 18", "(> (- died born) (* 365 18))")]
    [InlineData("age + 1 - 2 * wage / 3 > -age", "(> (- (+ age 1) (/ (* 2 wage) 3)) (- 0 age))")]
    [InlineData("age -1 > 0", "(> (- age 1) 0)")]
    [InlineData("died between born and born + 36525", "(and (>= died born) (<= died (+ born 36525)))")]
    [InlineData("born >= PERIOD_START and died <= PERIOD_END", "(and (>= born start) (<= died end))")]
    [InlineData("died <= DROP_DATE and DROP_DATE - born < 36525", "(and (<= died came) (< (- came born) 36525))")]
    [InlineData("name like 'A%'", "(like name 'A%')")]
    [InlineData("name NOT LIKE '!%%' ESCAPE '!'", "(not-like name '!%%' '!')")]
    [InlineData("length(name) > 3", "(> (length name) 3)")]
    [InlineData("UPPER(substr(name, 1, 2)) = 'AB'", "(= (upper (substr name 1 2)) 'AB')")]
    [InlineData("coalesce(died, born, PERIOD_END) is null", "(null (coalesce died born end))")]
    [InlineData("year(born) in (1999, abs(age)) or month(born) = 1", "(or (in (year born) 1999 (abs age)) (= (month born) 1))")]
    [InlineData("lower(name) = name", "(= (lower name) name)")]
    public void Text_becomes_a_tree(string text, string tree) =>
        Assert.Equal(tree, Show(ExpressionParser.Parse(text, Columns)));

    [Theory]
    [InlineData("", 0, "the end", "a column")]
    [InlineData("age", 0, "the number column age", "a condition")]
    [InlineData("age >", 5, "the end", "a literal")]
    [InlineData("age ! 3", 4, "\"!\"", "a comparison")]
    [InlineData("age = 1 age", 8, "\"age\"", "and, or, or the end")]
    [InlineData("(age = 1", 8, "the end", "\")\"")]
    [InlineData("agee = 1", 0, "\"agee\"", "a column of the protocol")]
    [InlineData("Age = 1", 0, "\"Age\"", "a column of the protocol")]
    [InlineData("age = '1'", 6, "the text '1'", "a number, to compare with the number column age")]
    [InlineData("born = 2020", 7, "the number 2020", "a date")]
    [InlineData("born = '2020-01-01'", 7, "the text '2020-01-01'", "a date")]
    [InlineData("born = date '2020-13-01'", 12, "the text '2020-13-01'", "DATE '2026-01-31'")]
    [InlineData("born = date 2020", 12, "the number 2020", "a day")]
    [InlineData("wage = 1.2.3", 7, "the number 1.2.3", "a number such as")]
    [InlineData("name = 'x", 7, "a text without an end", "closing quote")]
    [InlineData("name < 'x'", 0, "texts compared by size", "= or <>")]
    [InlineData("status = 'X'", 9, "'X'", "E, U, N")]
    [InlineData("'X' = status", 0, "'X'", "E, U, N")]
    [InlineData("status in ('E', 'X')", 16, "'X'", "E, U, N")]
    [InlineData("status in ()", 11, "\")\"", "a literal")]
    [InlineData("status in ('E'", 14, "the end", "\")\"")]
    [InlineData("status not 'E'", 11, "the text 'E'", "in, like or between")]
    [InlineData("age is 3", 7, "the number 3", "\"null\"")]
    [InlineData("(age = 1) is null", 1, "a condition", "a column or a value before is null")]
    [InlineData("alive = alive", 0, "the boolean column alive", "by itself")]
    [InlineData("age = true", 0, "the number column age", "a condition")]
    [InlineData("true = alive", 0, "\"true\"", "to the right of")]
    [InlineData("age between 1 or 2", 14, "\"or\"", "\"and\"")]
    [InlineData("1 = 1", 0, "a condition without a column", "at least one column")]
    [InlineData("(age = 1) = (age = 2)", 1, "a condition", "by itself")]
    [InlineData("age in (1, 2.5, born)", 16, "the date column born", "a number")]
    [InlineData("born + died > born", 7, "the date column died", "a number of days")]
    [InlineData("born - name > 1", 7, "the text column name", "or a date")]
    [InlineData("1 - born > 1", 4, "the date column born", "a number after -")]
    [InlineData("born * 2 > 1", 0, "the date column born", "a number before *")]
    [InlineData("died - born = born", 14, "the date column born", "the number died - born")]
    [InlineData("len(name) = 1", 0, "\"len\"", "coalesce, length")]
    [InlineData("length(age) = 1", 7, "the number column age", "a text in length")]
    [InlineData("length(name, 1) = 1", 0, "length of 2 value(s)", "one value")]
    [InlineData("substr(name) = 'x'", 0, "substr of 1 value(s)", "2 or 3")]
    [InlineData("substr(name, 0) = 'x'", 13, "the number 0", "1 or more")]
    [InlineData("substr(name, age) = 'x'", 13, "the number column age", "a first character")]
    [InlineData("substr(name, 1, -1) = 'x'", 16, "the number -1", "0 or more")]
    [InlineData("coalesce(name) = 'x'", 0, "coalesce of 1 value(s)", "2 or more")]
    [InlineData("coalesce(name, 1) = 'x'", 15, "the number 1", "a text like the first one")]
    [InlineData("coalesce(alive, alive) = 'x'", 0, "the boolean column alive", "texts, numbers or dates")]
    [InlineData("year(PERIOD_END)", 0, "the number year(PERIOD_END)", "a condition")]
    [InlineData("PERIOD_START < PERIOD_END", 0, "a condition without a column", "at least one column")]
    [InlineData("PERIOD_END < DROP_DATE", 0, "a condition without a column", "at least one column")]
    [InlineData("year(DROP_DATE)", 0, "the number year(DROP_DATE)", "a condition")]
    [InlineData("age < DROP_DATE", 6, "the date DROP_DATE", "a number")]
    [InlineData("born < drop_date", 7, "\"drop_date\"", "a column of the protocol")]
    [InlineData("born < period_end", 7, "\"period_end\"", "a column of the protocol")]
    [InlineData("name like 3", 10, "the number 3", "a pattern")]
    [InlineData("name like 'a!b' escape '!'", 10, "the text 'a!b'", "%, _ or ! after each !")]
    [InlineData("name like 'a!' escape '!'", 10, "the text 'a!'", "after each !")]
    [InlineData("name like 'a' escape 'ab'", 21, "the text 'ab'", "one character")]
    [InlineData("age like 'a'", 0, "the number column age", "a text before like")]
    [InlineData("previous.age = age", 0, "\"previous.age\"", "of scope previous only")]
    [InlineData("previous.1 = age", 9, "the number 1", "a column")]
    [InlineData("not length(name)", 4, "the number length(name)", "a condition")]
    public void A_mistake_says_where_it_is_and_what_was_expected(string text, int position, string found, string expected)
    {
        var problem = Assert.Throws<ExpressionException>(() => ExpressionParser.Parse(text, Columns));
        Assert.Equal((position, found), (problem.Position, problem.Found));
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
        Assert.StartsWith($"At character {position + 1}: found", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_and_length_have_bounds()
    {
        var deep = new string('(', 60) + "alive" + new string(')', 60);
        Assert.Contains("50", Assert.Throws<ExpressionException>(() => ExpressionParser.Parse(deep, Columns)).Expected, StringComparison.Ordinal);
        var wide = string.Join(" and ", Enumerable.Repeat("alive", 250));
        Assert.Contains("2000", Assert.Throws<ExpressionException>(() => ExpressionParser.Parse(wide, Columns)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_knows_where_it_starts()
    {
        var or = Assert.IsType<Expression.Or>(ExpressionParser.Parse("  age = 1 or status in ('E')", Columns));
        var list = Assert.IsType<Expression.In>(or.Right);
        Assert.Equal([2, 2, 13, 24], new[] { or.Position, or.Left.Position, list.Position, list.Values[0].Position });
    }

    internal static string Show(Expression expression) => expression switch
    {
        Expression.Column column => column.Name,
        Expression.Text text => $"'{text.Value}'",
        Expression.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Expression.Date date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Expression.Not not => $"(not {Show(not.Operand)})",
        Expression.And and => $"(and {Show(and.Left)} {Show(and.Right)})",
        Expression.Or or => $"(or {Show(or.Left)} {Show(or.Right)})",
        Expression.IsNull isNull => $"({(isNull.Negated ? "not-null" : "null")} {Show(isNull.Operand)})",
        Expression.In list => $"({(list.Negated ? "not-in" : "in")} {Show(list.Operand)} {string.Join(' ', list.Values.Select(Show))})",
        Expression.PeriodDay day => day.Edge == PeriodEdge.Start ? "start" : "end",
        Expression.DropDay => "came",
        Expression.Like like => $"({(like.Negated ? "not-like" : "like")} {Show(like.Operand)} '{like.Pattern}'{(like.Escape is { } c ? $" '{c}'" : "")})",
        Expression.Arithmetic arithmetic => $"({"+-*/"[(int)arithmetic.Operator]} {Show(arithmetic.Left)} {Show(arithmetic.Right)})",
        Expression.Call call => $"({$"{call.Function}".ToLowerInvariant()} {string.Join(' ', call.Arguments.Select(Show))})",
        Expression.Compare compare => $"({Sign(compare.Operator)} {Show(compare.Left)} {Show(compare.Right)})",
        _ => throw new InvalidOperationException($"{expression}"),
    };

    static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "<>",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}
