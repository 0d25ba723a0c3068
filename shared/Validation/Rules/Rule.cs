using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>A check with its texts and its tally. One object per rule and drop.</summary>
sealed class Rule(string id, string code, Severity severity, int level, string expected, string message, string fix)
{
    const int FirstLinesKept = 10;

    readonly List<long> _firstLines = new(FirstLinesKept);

    public string Id => id;

    public string Code => code;

    public Severity Severity => severity;

    public int Level => level;

    public string Expected => expected;

    public string Message => message;

    public string Fix => fix;

    public bool IsError => severity >= Severity.Error;

    /// <summary>The column it is about, if it is about one.</summary>
    public Column? Column { get; init; }

    /// <summary>Columns whose values are shown: the column's own, or those that a row rule reads.</summary>
    public IReadOnlyList<ColumnSlot> Shown { get; init; } = [];

    /// <summary>Makes the message of a failure out of its detail.</summary>
    public Func<long, string>? Describe { get; init; }

    /// <summary>What the clerk may have meant by a value, or null. Never asked about values that must be masked.</summary>
    public Func<string, string?>? Suggest { get; init; }

    /// <summary>Counts equal values; null where values are not what is wrong.</summary>
    public ValueTally? Tally { get; init; }

    /// <summary>Whether it is about the file as a whole, so that one failure decides about all rows.</summary>
    public bool IsAboutFile { get; init; }

    /// <summary>Place among the rules: orders the findings of one row.</summary>
    public int Order { get; set; }

    public long Evaluated { get; set; }

    public long Failed { get; private set; }

    public void Fail(long? line)
    {
        Failed++;
        if (line is { } at && _firstLines.Count < FirstLinesKept) _firstLines.Add(at);
    }

    public RuleSummary Summarise() => new(
        id, code, severity, level, Column?.Name, Evaluated, Failed, [.. _firstLines], Failed - _firstLines.Count);
}

/// <summary>A column of the protocol and the cell of each row it is found in.</summary>
readonly record struct ColumnSlot(Column Column, int Field);

/// <summary>One failure, still without texts: those are made only for the findings that are stored.</summary>
/// <param name="Row">Row of the block, or -1 for a row that is not in it.</param>
readonly record struct Hit(Rule Rule, int Row, RowPlace Place, long Detail, int Field = -1);
