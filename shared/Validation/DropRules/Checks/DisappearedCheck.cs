using System.Collections;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Keys of the previous drop that must still be there (<see cref="DisappearedRule"/>). A row of this drop whose key broke a rule of its
/// column counts as no row. Keys that name persons are pseudonyms in the earlier drop and cannot be shown; they are counted.
/// </summary>
sealed class DisappearedCheck : DropRuleCheck
{
    static readonly Wording NoKey = new(
        "No row of the previous drop could be put to it.", "Aucune ligne de la livraison précédente n'a pu lui être soumise.");

    static readonly Wording TooMany = new(
        $"The previous drop has more than {HashIndex.Most} keys.", $"La livraison précédente a plus de {HashIndex.Most} clés.");

    readonly DisappearedRule _rule;
    readonly DropRuleContext _context;
    readonly IOtherDrop _previous;
    readonly Column[] _columns;
    readonly ValueMask[] _masks;
    readonly HashIndex _expected = new();
    BitArray _seen = new(0);

    DisappearedCheck(DisappearedRule rule, DropRuleContext context, IOtherDrop previous, Column[] columns)
    {
        (_rule, _context, _previous, _columns) = (rule, context, previous, columns);
        _masks = [.. context.Header.SlotsOf(rule.Key).Select(s => s.Mask)];
    }

    /// <summary>Reads which keys must be there; gives the reason instead when that cannot be done.</summary>
    public static async Task<(DisappearedCheck? Check, Wording? Reason)> PrepareAsync(DisappearedRule rule, DropRuleContext context, CancellationToken ct)
    {
        if (PersonalUse.Find([rule.When], context.Protocol) is { } unfit) return (null, unfit);
        Column[] columns = [.. context.ColumnsOf(rule.Key.Concat(RowFilter.ColumnsOf(rule.When)))];
        var previous = await context.Others.FindPreviousAsync(ct);
        if (previous.WhyNot(columns) is { } reason) return (null, reason);
        var check = new DisappearedCheck(rule, context, previous.Drop!, columns);
        await foreach (var (hash, _) in check.ReadKeysAsync(ct))
        {
            check._expected.Add(hash, out _);
            if (check._expected.Count > HashIndex.Most) return (null, TooMany);
        }
        check._seen = new(check._expected.Count);
        return (check, null);
    }

    public override Gatherer? MakeGatherer(RowSource source) =>
        new RowKeys(_context.HashOf(source, _rule.Key, _previous), null, source.Capacity, Take);

    public override async ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct)
    {
        long gone = _seen.Cast<bool>().Count(seen => !seen);
        if (_expected.Count == 0) return new Verdict.NotPut(NoKey);
        if (gone == 0 || _rule.Tolerate?.Allows(gone, _expected.Count) == true) return new Verdict.Put(_expected.Count, gone, []);
        var limit = _rule.Tolerate is { Unit: CountUnit.Percent, Most: var percent } ? $"≤ {Figure.Of(percent)} %" : $"≤ {Figure.Of(_rule.Tolerate?.Most ?? 0)}";
        List<Breach> breaches = [new(null, $"{Figure.Percent((double)gone / _expected.Count)} ({gone} / {_expected.Count})", limit, null)];
        if (_rule.Key.Zip(_masks).Any(k => !IsPseudonym(_context.ColumnOf(k.First)) && !k.Second.Hides)) await NameAsync(breaches, ct);
        return new Verdict.Put(_expected.Count, gone, breaches);
    }

    async Task NameAsync(List<Breach> breaches, CancellationToken ct)
    {
        await foreach (var (hash, key) in ReadKeysAsync(ct))
        {
            var number = _expected.Find(hash);
            if (_seen[number]) continue;
            // The same key may come again.
            _seen[number] = true;
            breaches.Add(new(key(), null, null, null));
            if (breaches.Count > RowNaming.MostRows) return;
        }
    }

    async IAsyncEnumerable<(UInt128 Hash, Func<string> Key)> ReadKeysAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var block = new OtherBlock(_columns, _context.Days);
        var filter = new RowFilter(block.Source, _rule.When, _rule.Key);
        RowColumn[] key = [.. _rule.Key.Select(name => block.Source.Columns[name])];
        var hash = new RowHash(key, _context.Hash.Fork());
        await foreach (var rows in _previous.ReadAsync(_columns, ct))
            foreach (var count in block.Turn(rows))
                foreach (var row in filter.Select(count).ToArray())
                    if (hash.TryGet(row, out var value)) yield return (value, () => string.Join('|', key.Zip(_masks, (column, mask) => Show(column, mask, row))));
    }

    // A pseudonym tells the clerk nothing, and is nobody's to know outside the lake.
    static string Show(RowColumn column, ValueMask mask, int row) => IsPseudonym(column.Column) ? Encoding.UTF8.GetString(Mask.Hidden)
        : mask.Apply(column.Values.Length == 0 ? column.TextOf(row) : Encoding.UTF8.GetBytes(ColumnValue.Text(column.Values[row], column.Column)));

    static bool IsPseudonym(Column column) => column.Classification == Classification.PersonalIdentifier;

    void Take(RowKeys chunk, in RowPlace before)
    {
        foreach (ref readonly var key in chunk.Keys)
            if (_expected.Find(key.Hash) is >= 0 and var number) _seen[number] = true;
    }
}
