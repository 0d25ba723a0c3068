using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation;

/// <summary>A condition over a row and its predecessor (<see cref="PreviousRule"/>). The columns of the earlier drop that it reads are held in memory.</summary>
sealed class PreviousCheck(PreviousRule rule, DropRuleContext context, IOtherDrop previous, EarlierRows earlier) : DropRuleCheck
{
    const long MostBytes = 1L << 30;

    readonly RowNaming _naming = context.Naming(rule.Fields.Count > 0 ? rule.Fields : rule.Key);
    long _judged;
    long _broken;

    /// <summary>Reads the earlier rows; gives the reason instead when that cannot be done.</summary>
    public static async Task<(PreviousCheck? Check, Wording? Reason)> PrepareAsync(PreviousRule rule, DropRuleContext context, CancellationToken ct)
    {
        if (PersonalUse.Find([rule.Assert], context.Protocol) is { } unfit) return (null, unfit);
        var reads = context.ColumnsOf(ExpressionText.Columns(rule.Assert).OfType<Expression.PreviousColumn>().Select(c => c.Name));
        var columns = context.ColumnsOf(rule.Key.Concat(reads.Select(c => c.Name)));
        var previous = await context.Others.FindPreviousAsync(ct);
        if (previous.WhyNot(columns) is { } reason) return (null, reason);
        var (rows, block) = (new EarlierRows(reads), new OtherBlock(columns, context.Days));
        var hash = new RowHash([.. rule.Key.Select(name => block.Source.Columns[name])], context.Hash.Fork());
        RowColumn[] from = [.. reads.Select(c => block.Source.Columns[c.Name])];
        await foreach (var some in previous.Drop!.ReadAsync(columns, ct))
        {
            foreach (var count in block.Turn(some))
                for (var row = 0; row < count; row++)
                    if (hash.TryGet(row, out var key)) rows.Add(key, from, row);
            if (rows.Size > MostBytes)
                return (null, new(
                    $"The accepted drop of {previous.Period} is too large to be held beside this one.",
                    $"La livraison acceptée de {previous.Period} est trop grande pour être comparée à celle-ci."));
        }
        return (new(rule, context, previous.Drop, rows), null);
    }

    public override Gatherer? MakeGatherer(RowSource source) => new ChunkPairs(this, rule, context, previous, earlier, source);

    public override ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) =>
        ValueTask.FromResult(RowVerdict.Judge(_judged, _broken, rule.Tolerate, _naming));

    sealed class ChunkPairs : Gatherer
    {
        readonly PreviousCheck _whole;
        readonly EarlierRows _earlier;
        readonly RowHash _key;
        readonly RowFilter _sound;
        readonly HeldColumn[] _previous;
        readonly PseudonymColumn[] _pseudonyms;
        readonly Condition _assert;
        readonly Truth[] _truths;
        readonly bool[] _isJudged;
        readonly List<(RecordBlock Block, int Row)> _broken = [];
        long _judged;

        public ChunkPairs(PreviousCheck whole, PreviousRule rule, DropRuleContext context, IOtherDrop previous, EarlierRows earlier, RowSource source)
        {
            (_whole, _earlier) = (whole, earlier);
            _key = context.HashOf(source, rule.Key, previous);
            string[] reads = [.. RowFilter.ColumnsOf(rule.Assert)];
            _sound = new(source, null, rule.Key.Concat(reads));
            _previous = [.. earlier.Columns.Select(c => new HeldColumn(c, source.Capacity))];
            _pseudonyms = [.. context.ColumnsOf(reads).Where(c => c is { Classification: Classification.PersonalIdentifier, PseudonymDomain: not null })
                .Select(c => new PseudonymColumn(source.Columns[c.Name], previous, source.Capacity))];
            // Earlier rows hold pseudonyms: this drop's personal identifiers are compared as such too.
            var columns = source.Columns.ToDictionary();
            foreach (var pseudonym in _pseudonyms) columns[pseudonym.Rows.Column.Name] = pseudonym.Rows;
            var joined = source with { Columns = columns, Previous = _previous.ToDictionary(p => p.Rows.Column.Name, p => p.Rows) };
            _assert = new ConditionCompiler(joined).Compile(rule.Assert);
            (_truths, _isJudged) = (new Truth[source.Capacity], new bool[source.Capacity]);
        }

        public override void Begin()
        {
            _broken.Clear();
            _judged = 0;
        }

        public override void Add(RecordBlock block)
        {
            foreach (var column in _previous) column.Begin(block.Rows);
            foreach (var column in _pseudonyms) column.Begin(block.Rows);
            _isJudged.AsSpan(0, block.Rows).Clear();
            foreach (var row in _sound.Select(block.Rows))
            {
                if (!_key.TryGet(row, out var key) || _earlier.Find(key) is not (>= 0 and var number)) continue;
                _isJudged[row] = true;
                _judged++;
                _earlier.Show(number, _previous, row);
                foreach (var column in _pseudonyms) column.Show(row);
            }
            var truths = _truths.AsSpan(0, block.Rows);
            _assert.Evaluate(truths);
            for (var row = 0; row < block.Rows; row++)
                if (_isJudged[row] && truths[row] == Truth.False) _broken.Add((block, row));
        }

        public override void Settle(in RowPlace before)
        {
            _whole._judged += _judged;
            _whole._broken += _broken.Count;
            foreach (var (block, row) in _broken) _whole._naming.Add(block, row, before);
        }
    }
}
