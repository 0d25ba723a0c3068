using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>A measure by group over the rows of this drop, and of others.</summary>
sealed class GroupsOfDrop(GroupedMeasure measured)
{
    public GroupTable Table { get; } = new();

    public Gatherer MakeGatherer(RowSource source) => new ChunkGroups(this, new(source, measured));

    /// <summary>A measure over another drop.</summary>
    /// <param name="columns">Those that it reads, as the other drop has them.</param>
    public static async Task<GroupTable> CountAsync(
        GroupedMeasure measured, IOtherDrop drop, IReadOnlyList<Column> columns, DropDays days, CancellationToken ct)
    {
        var block = new OtherBlock(columns, days);
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
