using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>A check with its texts and its tally. One object per rule and drop.</summary>
sealed class Rule(string id, string code, Severity severity, int level, Wording expected, Wording message, Wording fix)
{
    const int FirstLinesKept = 10;

    readonly List<long> _firstLines = new(FirstLinesKept);

    public string Id => id;

    public string Code => code;

    public Severity Severity => severity;

    public int Level => level;

    public Wording Expected => expected;

    public Wording Message => message;

    public Wording Fix => fix;

    public bool IsError => severity >= Severity.Error;

    /// <summary>The column it is about, if it is about one.</summary>
    public Column? Column { get; init; }

    /// <summary>Columns whose values are shown: the column's own, or those that a row rule reads.</summary>
    public IReadOnlyList<ColumnSlot> Shown { get; init; } = [];

    /// <summary>Tells the cells to look at first; null for a rule that one cell alone breaks.</summary>
    public RuleBlame? Blame { get; init; }

    /// <summary>Makes the message of a failure out of its detail.</summary>
    public Func<long, Wording>? Describe { get; init; }

    /// <summary>What the clerk may have meant by a value, or null. Never asked about values that must be masked.</summary>
    public Func<string, Wording?>? Suggest { get; init; }

    /// <summary>What is wrong with the form of a value, without the value, so that it may be told of masked ones; null where nothing is.</summary>
    public Func<string, Wording?>? Remark { get; init; }

    /// <summary>Counts equal values; null where values are not what is wrong.</summary>
    public ValueTally? Tally { get; init; }

    /// <summary>How many failures had which detail, where details are to be counted; else empty.</summary>
    public long[] Observed { get; init; } = [];

    /// <summary>Whether it is known only at the end if failures with a detail are told one by one.</summary>
    public bool Withholds { get; init; }

    /// <summary>Whether it is about the file as a whole, so that one failure decides about all rows.</summary>
    public bool IsAboutFile { get; init; }

    /// <summary>
    /// How many rows may break it before it counts as broken; null for none. Whether they are too many is known only once all rows are read and
    /// the good ones handed over. So a row is never bad by such a rule: its failures are information, and it is the drop as a whole that breaks
    /// the rule, with one more finding of the rule's own severity.
    /// </summary>
    public Tolerance? Tolerate { get; init; }

    /// <summary>Whether rows break it, but no more than may.</summary>
    public bool IsTolerated => Failed > 0 && Tolerate?.Allows(Failed, Evaluated) == true;

    public bool IsBroken => Failed > 0 && !IsTolerated;

    /// <summary>Whether a row that breaks it is a bad one.</summary>
    public bool RefusesRows => IsError && Tolerate is null;

    /// <summary>What one row that breaks it means for the drop.</summary>
    public Severity RowSeverity => Tolerate is null ? severity : Severity.Information;

    /// <summary>Place among the rules: orders the findings of one row.</summary>
    public int Order { get; set; }

    public long Evaluated { get; set; }

    public long Failed { get; private set; }

    /// <summary>Further failures change nothing but counts, as long as no finding is made of them.</summary>
    public bool IsSated => _firstLines.Count == FirstLinesKept && Tally is not { IsFrozen: false };

    public void Fail(long? line)
    {
        Failed++;
        if (line is { } at && _firstLines.Count < FirstLinesKept) _firstLines.Add(at);
    }

    /// <summary>Failures that were only counted.</summary>
    public void Fail(long count) => Failed += count;

    public long? FirstLine => _firstLines.Count > 0 ? _firstLines[0] : null;

    /// <param name="rows">Rows that were read.</param>
    public RuleSummary Summarise(long rows) => new(
        id, code, severity, level, Column?.Name, Evaluated, Failed, [.. _firstLines], Failed - _firstLines.Count)
    {
        IsTolerated = IsTolerated,
        Tolerated = Tolerate is not { } most ? null : (long)Math.Floor(most.Unit == CountUnit.Rows ? most.Most : most.Most / 100 * Evaluated),
        Columns = [.. Shown.Select(s => s.Column.Name)],
        NotApplicable = Shown.Count > 0 ? Math.Max(0, rows - Evaluated) : 0,
        Message = message,
        Expected = expected,
        Fix = fix,
    };

    /// <summary>A finding of the rule, in the rule's own words where there are no better ones.</summary>
    public Finding Tell(long? line, Wording? betterMessage = null, Wording? betterFix = null) =>
        new(id, code, severity, level, line, null, null, Column?.Name, null, null)
        {
            Expected = expected,
            Message = betterMessage ?? message,
            Fix = betterFix ?? fix,
        };
}

/// <summary>A column of the protocol, the cell of each row it is found in, and how its values are shown.</summary>
readonly record struct ColumnSlot(Column Column, int Field, ValueMask Mask);
