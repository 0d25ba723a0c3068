using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Counts every failure and makes findings of the first ones, in the order of the rows.</summary>
/// <param name="decimalSeparator">The dialect's.</param>
sealed class FindingLog(IFindings sink, RuleBook rules, int mostStored, char decimalSeparator) : IAsyncDisposable
{
    // Findings go out while there are few of them, so that a chunk full of mistakes does not fill the memory.
    const int HitsAtATime = 1024;

    readonly FindingMaker _maker = new(decimalSeparator);
    readonly FindingQueue _queue = new(sink, mostStored);

    /// <summary>Findings handed over.</summary>
    public long Stored => _queue.Passed;

    public long Total { get; private set; }

    public bool HasFatal { get; private set; }

    /// <summary>Why rows that have a cell too many have it, where they were made of something else.</summary>
    public RowFaults RowFaults { get; set; } = new();

    /// <summary>Guesses which cell a row lacks; null before the header is known.</summary>
    public MissingCellGuess? MissingCell { set => _maker.MissingCell = value; }

    /// <summary>No more findings are made; failures are counted.</summary>
    public bool IsFull => _queue.IsFull;

    /// <summary>A failure that concerns the file, or a line of it that is no row.</summary>
    public void Report(Rule rule, Wording? message = null, long? line = null, string? cell = null, string? value = null)
    {
        var counted = rules.Rules.FirstOrDefault(r => r.Id == rule.Id) ?? rules.Add(rule);
        counted.Evaluated++;
        Count(counted, line);
        _queue.Add(rule.Tell(line, message) with { Cell = cell, Value = value });
    }

    public void Report(InputProblem problem) => Report(FileRules.Of(problem), problem.Message, problem.Line);

    /// <summary>All failures of a chunk.</summary>
    /// <param name="before">What was read before it.</param>
    /// <param name="inOrder">The chunk's hits are to be in the order of the rows, even if no finding is made of them.</param>
    public async ValueTask ReportAsync(
        ChunkCheck chunk, RowPlace before, FaultRules faults, IReadOnlyList<ColumnSlot> key, bool inOrder, CancellationToken ct)
    {
        var hits = chunk.Failures.Hits;
        foreach (var block in chunk.Blocks)
            for (var i = 0; i < block.Faults.Count; i++) hits.Add(new(RuleOf(block.Faults[i], before, faults), block, ~i, block.Faults[i].Count));
        // Each rule's own failures are in order already: only findings that are stored need the order among rules.
        if (inOrder || !IsFull) Sort(CollectionsMarshal.AsSpan(hits));
        for (var from = 0; from < hits.Count; from += HitsAtATime)
        {
            Report(CollectionsMarshal.AsSpan(hits)[from..Math.Min(from + HitsAtATime, hits.Count)], before, faults, key);
            await _queue.PassOnAsync(ct);
        }
        Total += chunk.Failures.Settle();
    }

    /// <summary>A row that was still open when the reading ended.</summary>
    public void Report(RowFault fault, FaultRules faults)
    {
        var rule = faults[fault.Kind];
        rule.Evaluated++;
        Count(rule, fault.Place.Line);
        if (!IsFull) _queue.Add(_maker.Make(new(rule, null!, -1, fault.Count), fault, fault.Place, [], rule.Fix));
    }

    /// <summary>Settles what was withheld of the rule.</summary>
    /// <param name="which">Those told one by one, by their detail.</param>
    public void Release(Rule rule, Func<long, bool> which) => _queue.Release(rule, which);

    /// <summary>Tells once of failures whose findings stay withheld: they remain counted in the rule.</summary>
    public void Replace(Rule rule, long failures, Wording message)
    {
        Total += 1 - failures;
        _queue.Add(rule.Tell(rule.FirstLine, message));
    }

    /// <summary>A rule that was judged over the whole drop, with what is told of its failures.</summary>
    public void Report(Rule rule, long failed, IReadOnlyList<Finding> findings)
    {
        rules.Add(rule);
        if (failed == 0) return;
        foreach (var finding in findings.Where(f => f.Line is not null)) rule.Fail(finding.Line);
        rule.Fail(failed - rule.Failed);
        if (findings.Count > 0) Total += Math.Max(failed, findings.Count);
        foreach (var finding in findings) _queue.Add(finding);
    }

    /// <summary>More rows broke a rule than are tolerated.</summary>
    public void ReportExceeded(Rule rule)
    {
        var (most, unit) = rule.Tolerate!;
        Total++;
        HasFatal |= rule.Severity == Severity.Fatal;
        var few = FormattableString.Invariant($"{most}{(unit == CountUnit.Percent ? " %" : "")}");
        _queue.Add(rule.Tell(null) with
        {
            Column = null,
            Value = FormattableString.Invariant($"{rule.Failed} / {rule.Evaluated}"),
            Expected = new(
                $"{rule.Expected.En}, but for at most {few} of the rows",
                rule.Expected.Fr is { } french ? $"{french}, sauf pour au plus {few} des lignes" : null),
        });
    }

    public ValueTask FlushAsync(CancellationToken ct) => _queue.FlushAsync(ct);

    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    /// <summary>By row, then by rule.</summary>
    static void Sort(Span<Hit> hits)
    {
        var keys = new long[hits.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = (hits[i].Place.Record << 32) + hits[i].Rule.Order;
        keys.AsSpan().Sort(hits);
    }

    /// <summary>Asked in the order of the rows: rules of faults come into the book as they are first met.</summary>
    Rule RuleOf(in RowFault fault, RowPlace before, FaultRules faults) =>
        fault.Kind == FaultKind.ExtraCell && RowFaults.Find(before.Record + fault.Place.Record) is { } problem ? faults[problem] : faults[fault.Kind];

    void Report(Span<Hit> hits, RowPlace before, FaultRules faults, IReadOnlyList<ColumnSlot> key)
    {
        foreach (ref var hit in hits) Report(ref hit, before + hit.Place, faults, key);
    }

    /// <summary>Reports one failure, under the rule that it turns out to be of.</summary>
    void Report(ref Hit hit, RowPlace place, FaultRules faults, IReadOnlyList<ColumnSlot> key)
    {
        var problem = hit.Fault is { Kind: FaultKind.ExtraCell } ? RowFaults.Take(place.Record) : null;
        var rule = hit.Rule;
        if (hit.Row < 0) rule.Evaluated++;
        Count(rule, place.Line);
        var fix = rule.Tally is null ? rule.Fix : Tally(rule.Tally, hit, place.Line);
        if (IsFull) return;
        var finding = _maker.Make(hit, hit.Fault, place, key, fix);
        if (problem is not null) finding = finding with { Message = InputRules.Of(problem).Message, Cell = null, Difference = null };
        if (hit.Detail != 0 && rule.Withholds) _queue.Withhold(finding, rule, hit.Detail);
        else _queue.Add(finding);
    }

    /// <summary>Counts the value among its equals, and gives how to mend it.</summary>
    Wording Tally(ValueTally tally, in Hit hit, long line)
    {
        var rule = hit.Rule;
        var value = hit.Block.Cell(hit.Row, rule.Shown[0].Field);
        Span<byte> shown = stackalloc byte[Mask.MostBytes];
        var mask = rule.Shown[0].Mask;
        var length = mask.Write(value, shown);
        var (entry, isListed) = tally.Add(shown[..length], line);
        if (!mask.Hides) return entry is null ? rule.Fix : entry.Fix ??= rule.Suggest?.Invoke(Encoding.UTF8.GetString(value)) ?? rule.Fix;
        // Values that look alike once masked are not the same: only what all those listed have in common is said of the group.
        if (rule.Suggest is null || (IsFull && !isListed)) return rule.Fix;
        var fix = FormatHints.ForText(Encoding.UTF8.GetString(value)) ?? rule.Fix;
        if (isListed) entry!.Fix = entry.Fix is null || entry.Fix == fix ? fix : rule.Fix;
        return fix;
    }

    void Count(Rule rule, long? line)
    {
        Total++;
        rule.Fail(line);
        HasFatal |= rule.RowSeverity == Severity.Fatal;
    }
}
