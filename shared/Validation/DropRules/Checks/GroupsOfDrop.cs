namespace Pipeline.Validation;

/// <summary>A measure by group over the rows of this drop, and of others.</summary>
sealed class GroupsOfDrop(GroupedMeasure measured)
{
    public GroupTable Table { get; } = new();

    public Gatherer MakeGatherer(RowSource source) => new ChunkGroups(this, new(source, measured));

    /// <summary>The same measure over another drop.</summary>
    public async Task<GroupTable> CountAsync(IOtherDrop drop, DropRuleContext context, CancellationToken ct)
    {
        var columns = context.ColumnsOf(measured.Expressions.SelectMany(RowFilter.ColumnsOf));
        var block = new OtherBlock(columns, context.Period);
        var counter = new GroupCounter(block.Source, measured);
        await foreach (var rows in drop.ReadAsync(columns, ct))
            foreach (var count in block.Turn(rows)) counter.Add(count);
        return counter.Table;
    }

    sealed class ChunkGroups(GroupsOfDrop whole, GroupCounter counter) : Gatherer
    {
        public override void Begin() => counter.Table.Clear();

        public override void Add(RecordBlock block) => counter.Add(block.Rows);

        public override void Settle(in RowPlace before) => whole.Table.Add(counter.Table);
    }
}
