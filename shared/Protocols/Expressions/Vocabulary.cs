using System.Collections.Frozen;

namespace Pipeline.Protocols.Expressions;

/// <summary>The words and signs of the rule language, for whoever reads and writes it.</summary>
static class Vocabulary
{
    public const string PeriodStart = "PERIOD_START";
    public const string PeriodEnd = "PERIOD_END";
    public const string DropDate = "DROP_DATE";
    public const string Previous = "previous";

    /// <summary>Words that no column may be named.</summary>
    public static readonly FrozenSet<string> Keywords =
        FrozenSet.Create("and", "or", "not", "is", "null", "in", "between", "like", "escape", "date", "true", "false");

    public static readonly FrozenDictionary<string, Function> Functions =
        Enum.GetValues<Function>().ToFrozenDictionary(NameOf);

    public static string NameOf(Function function) => $"{function}".ToLowerInvariant();

    public static string SignOf(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "<>",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };

    public static string SignOf(ArithmeticOperator arithmetic) => arithmetic switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        _ => "/",
    };
}
