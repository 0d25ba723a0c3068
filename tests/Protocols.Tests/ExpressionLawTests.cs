using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Protocols.Expressions;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

/// <summary>What must hold of every expression: it reads back as it was written, and DuckDB understands its SQL as the language is meant.</summary>
public sealed class ExpressionLawTests
{
    static readonly ReferencePeriod Period = ReferencePeriod.Parse("2024-02");
    static readonly DateOnly Came = new(2024, 3, 4);

    static readonly object?[][] Rows =
    [
        ["WP01", "a", 30m, 1250.50m, 0.5, new DateOnly(1994, 3, 1), new DateOnly(2024, 2, 29), true],
        ["O'Neill", "é%", 0m, 0.00m, 0.0, new DateOnly(2024, 2, 1), null, false],
        [null, null, null, null, null, null, null, null],
        ["", "_x", -2m, 2.50m, 0.25, new DateOnly(1999, 12, 31), new DateOnly(1999, 12, 31), null],
        ["Ab", "ab", 12m, null, 1e3, null, new DateOnly(2025, 1, 1), true],
    ];

    static readonly string[] SqlTypes = ["VARCHAR", "VARCHAR", "BIGINT", "DECIMAL(18,2)", "DOUBLE", "DATE", "DATE", "BOOLEAN"];

    [Fact]
    public void What_is_written_reads_back_the_same() => Prop.ForAll(Arb.From(ExpressionGen.Condition(4)), expression =>
    {
        var text = ExpressionText.Of(expression);
        if (text.Length > 2_000 || !ExpressionText.Columns(expression).Any()) return;
        Assert.Equal(ExpressionParserTests.Show(expression), ExpressionParserTests.Show(ExpressionParser.Parse(text, ExpressionGen.Columns)));
    }).Check(Laws.Cases());

    [Fact]
    public void DuckDb_evaluates_the_sql_as_the_language_is_meant()
    {
        var expressions = ExpressionGen.Condition(3).Sample(400, Laws.Random, 10).Where(e => ExpressionText.Columns(e).Any()).ToList();
        var sql = new ExpressionSql(ExpressionGen.Columns);
        var columns = string.Join(", ", expressions.Select((e, i) => $"{Dated(sql.Of(e))} AS e{i}"));
        var names = string.Join(", ", ExpressionGen.Columns.Select(c => $"\"{c.Name}\""));
        var values = string.Join(", ", Rows.Select(row => $"({string.Join(", ", row.Zip(SqlTypes, Literal))})"));
        var answers = Run($"SELECT {columns} FROM (VALUES {values}) AS t({names})");
        Assert.Equal(Rows.Length, answers.Count);
        foreach (var (row, answer) in Rows.Zip(answers))
        {
            var oracle = new ExpressionOracle(name => row[Array.FindIndex(ExpressionGen.Columns, c => c.Name == name)], Period, Came);
            for (var i = 0; i < expressions.Count; i++)
                Assert.True(
                    oracle.IsTrue(expressions[i]) == answer[$"e{i}"],
                    $"{ExpressionText.Of(expressions[i])} on ({string.Join(", ", row)}): {oracle.IsTrue(expressions[i])}, DuckDB {answer[$"e{i}"]}.");
        }
        Assert.Contains(answers, a => a.ContainsValue(true) && a.ContainsValue(false) && a.ContainsValue(null));
    }

    [Theory]
    [InlineData("born + 30 < died", "((\"born\" + CAST(TRUNC(30) AS INTEGER)) < \"died\")")]
    [InlineData("died - born > 365", "((\"died\" - \"born\") > 365)")]
    [InlineData("wage / age >= -1.5", "((\"wage\" / NULLIF(\"age\", 0)) >= (-1.5))")]
    [InlineData("name not like 'O''%' escape '!'", "(\"name\" NOT LIKE 'O''%' ESCAPE '!')")]
    [InlineData("born > DROP_DATE - 1", "(\"born\" > (DROP_DATE - CAST(TRUNC(1) AS INTEGER)))")]
    [InlineData("born <= PERIOD_END", "(\"born\" <= PERIOD_END)")]
    [InlineData("coalesce(name, 'x') = upper(substr(code, 1, 2))", "(COALESCE(\"name\", 'x') = UPPER(SUBSTR(\"code\", 1, 2)))")]
    [InlineData("age in (1, 2) and not alive or name is not null", "(((\"age\" IN (1, 2)) AND (NOT \"alive\")) OR (\"name\" IS NOT NULL))")]
    public void Sql(string text, string sql) =>
        Assert.Equal(sql, new ExpressionSql(ExpressionGen.Columns).Of(ExpressionParser.Parse(text, ExpressionGen.Columns)));

    [Fact]
    public void Sql_over_two_drops_names_its_tables() => Assert.Equal(
        "(now.\"code\" = before.\"code\")",
        new ExpressionSql(ExpressionGen.Columns, "now", "before").Of(ExpressionParser.Parse("code = previous.code", ExpressionGen.Columns, withPrevious: true)));

    static string Dated(string sql) => sql
        .Replace("PERIOD_START", Literal(Period.Start, "DATE"), StringComparison.Ordinal).Replace("PERIOD_END", Literal(Period.End, "DATE"), StringComparison.Ordinal)
        .Replace("DROP_DATE", Literal(Came, "DATE"), StringComparison.Ordinal);

    static string Literal(object? value, string type) => string.Create(CultureInfo.InvariantCulture, $"CAST({value switch
    {
        null => "NULL",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        DateOnly day => $"'{day:yyyy-MM-dd}'",
        _ => $"{Convert.ToString(value, CultureInfo.InvariantCulture)}",
    }} AS {type})");

    static List<Dictionary<string, bool?>> Run(string sql)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Repository.PathOf("tools", "duckdb.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Write(sql);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return JsonSerializer.Deserialize<List<Dictionary<string, bool?>>>(json)!;
    }
}
