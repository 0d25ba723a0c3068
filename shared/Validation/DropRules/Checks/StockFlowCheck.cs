using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Stock then + inflows - outflows = stock now (<see cref="StockFlowRule"/>), over the drop of the period just before.</summary>
sealed class StockFlowCheck(StockFlowRule rule, DropRuleContext context) : DropRuleCheck
{
    readonly string[] _reads = [.. rule.Inflow.Concat(rule.Outflow).Append(rule.Stock).SelectMany(RowFilter.ColumnsOf).Distinct()];
    long _stock;
    long _inflow;
    long _outflow;

    public override Gatherer? MakeGatherer(RowSource source) => new ChunkFlows(this, source);

    public override async ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct)
    {
        if (PersonalUse.Find([rule.Stock], context.Protocol) is { } unfit) return new Verdict.NotPut(unfit);
        var previous = await context.Others.FindAsync(Baseline.PreviousPeriod, ct);
        var columns = context.ColumnsOf(RowFilter.ColumnsOf(rule.Stock));
        if (previous.WhyNot(columns) is { } reason) return new Verdict.NotPut(reason);
        var then = await CountStockAsync(previous.Drop!, columns, ct);
        var expected = then + _inflow - _outflow;
        var difference = _stock - expected;
        if (Math.Abs(difference) * 100m <= rule.TolerancePercent * Math.Max(expected, 0)) return Verdict.Passed(1);
        return new Verdict.Put(1, 1, [new(null, $"{_stock}", $"{then} + {_inflow} − {_outflow} = {expected}", Figure.Signed(difference))]);
    }

    async Task<long> CountStockAsync(IOtherDrop drop, IReadOnlyList<Column> columns, CancellationToken ct)
    {
        var block = new OtherBlock(columns, context.Days);
        var filter = new RowFilter(block.Source, rule.Stock, []);
        var stock = 0L;
        await foreach (var rows in drop.ReadAsync(columns, ct))
            foreach (var count in block.Turn(rows)) stock += filter.Select(count).Length;
        return stock;
    }

    sealed class ChunkFlows(StockFlowCheck whole, RowSource source) : Gatherer
    {
        readonly RowFilter _stockRows = new(source, whole.Rule.Stock, whole._reads);
        readonly RowFilter[] _inflows = [.. whole.Rule.Inflow.Select(i => new RowFilter(source, i, whole._reads))];
        readonly RowFilter[] _outflows = [.. whole.Rule.Outflow.Select(o => new RowFilter(source, o, whole._reads))];
        long _stock;
        long _inflow;
        long _outflow;

        public override void Begin() => _stock = _inflow = _outflow = 0;

        public override void Add(RecordBlock block)
        {
            _stock += _stockRows.Select(block.Rows).Length;
            foreach (var flow in _inflows) _inflow += flow.Select(block.Rows).Length;
            foreach (var flow in _outflows) _outflow += flow.Select(block.Rows).Length;
        }

        public override void Settle(in RowPlace before)
        {
            whole._stock += _stock;
            whole._inflow += _inflow;
            whole._outflow += _outflow;
        }
    }

    StockFlowRule Rule => rule;
}
