using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Counts every failure and makes findings of the first ones, in the order of the rows.</summary>
sealed class FindingLog(IFindings sink, RuleBook rules, int mostStored)
{
    readonly List<Finding> _waiting = [];

    public long Stored { get; private set; }

    public long Total { get; private set; }

    public bool HasFatal { get; private set; }

    bool IsFull => Stored >= mostStored;

    /// <summary>A failure that concerns the file, or a line of it that is no row.</summary>
    public void Report(Rule rule, string? message = null, long? line = null, string? cell = null, string? value = null)
    {
        var counted = rules.Rules.FirstOrDefault(r => r.Id == rule.Id) ?? rules.Add(rule);
        counted.Evaluated++;
        Count(counted, line);
        Store(new(
            rule.Id, rule.Code, rule.Severity, rule.Level, line, null, cell, rule.Column?.Name, null, value, rule.Expected,
            message ?? rule.Message, rule.Fix));
    }

    /// <summary>All failures of a block.</summary>
    public void Report(RecordBlock block, FaultRules faults, IReadOnlyList<ColumnSlot> key)
    {
        foreach (var fault in block.Faults) block.Hits.Add(new(faults[fault.Kind], -1, fault.Place, fault.Count, fault.Field));
        // Each rule's own failures are in order already: only findings that are stored need the order among rules.
        if (!IsFull) block.Hits.Sort(static (a, b) => (a.Place.Record, a.Rule.Order).CompareTo((b.Place.Record, b.Rule.Order)));
        foreach (var hit in block.Hits) Report(block, hit, key);
    }

    public async ValueTask FlushAsync(CancellationToken ct)
    {
        foreach (var finding in _waiting) await sink.AddAsync(finding, ct);
        _waiting.Clear();
    }

    void Report(RecordBlock block, in Hit hit, IReadOnlyList<ColumnSlot> key)
    {
        var rule = hit.Rule;
        if (hit.Row < 0) rule.Evaluated++;
        Count(rule, hit.Place.Line);
        var fix = rule.Tally is null ? rule.Fix : Tally(rule.Tally, block, hit);
        if (!IsFull) Store(MakeFinding(block, hit, key, fix));
    }

    static Finding MakeFinding(RecordBlock block, in Hit hit, IReadOnlyList<ColumnSlot> key, string fix)
    {
        var (rule, row, place) = (hit.Rule, hit.Row, hit.Place);
        var field = rule.Shown.Count > 0 ? rule.Shown[0].Field : hit.Field;
        return new(
            rule.Id,
            rule.Code,
            rule.Severity,
            rule.Level,
            place.Line,
            rule.IsError || row >= 0 ? place.Record : null,
            field < 0 ? null : SheetCell.Name(field, place.SheetRow),
            rule.Shown.Count > 0 ? rule.Shown[0].Column.Name : null,
            row < 0 || key.Count == 0 ? null : string.Join('|', key.Select(s => Show(block, row, s))),
            row < 0 ? null : ShowValues(block, row, rule.Shown),
            rule.Expected,
            rule.Describe?.Invoke(hit.Detail) ?? rule.Message,
            fix);
    }

    static string ShowValues(RecordBlock block, int row, IReadOnlyList<ColumnSlot> shown) => shown.Count == 1
        ? Show(block, row, shown[0])
        : string.Join(", ", shown.Select(s => $"{s.Column.Name} = {Show(block, row, s)}"));

    static string Show(RecordBlock block, int row, ColumnSlot slot) =>
        slot.Field < 0 ? "" : Mask.Apply(block.Cell(row, slot.Field), slot.Column.Classification);

    /// <summary>Counts the value among its equals, and gives how to mend it.</summary>
    static string Tally(ValueTally tally, RecordBlock block, in Hit hit)
    {
        var rule = hit.Rule;
        var value = block.Cell(hit.Row, rule.Shown[0].Field);
        Span<byte> shown = stackalloc byte[Mask.MostChars * 4 + 4];
        var length = Mask.Write(value, rule.Column!.Classification, shown);
        if (tally.Add(shown[..length], hit.Place.Line) is not { } entry) return rule.Fix;
        return entry.Fix ??= (Mask.IsNeeded(rule.Column.Classification) ? null : rule.Suggest?.Invoke(Encoding.UTF8.GetString(value))) ?? rule.Fix;
    }

    void Count(Rule rule, long? line)
    {
        Total++;
        rule.Fail(line);
        HasFatal |= rule.Severity == Severity.Fatal;
    }

    void Store(Finding finding)
    {
        if (IsFull) return;
        Stored++;
        _waiting.Add(finding);
    }
}
