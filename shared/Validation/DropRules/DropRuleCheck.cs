namespace Pipeline.Validation;

/// <summary>
/// A rule over a whole drop, made ready for one. What the rows contribute is gathered chunk by chunk (<see cref="Gatherer"/>) and put
/// together in the order of the chunks; the rule is judged once, behind the last row.
/// </summary>
abstract class DropRuleCheck
{
    /// <summary>Makes what gathers on one thread; null when the rule gathers nothing of its own.</summary>
    /// <param name="source">The drop's columns, as that thread's checkers leave them.</param>
    public abstract Gatherer? MakeGatherer(RowSource source);

    /// <summary>After the last chunk has settled.</summary>
    /// <param name="rowsRead">All rows of the drop.</param>
    public abstract ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct);
}

/// <summary>Gathers one chunk at a time. A chunk that is read again is begun again: only what it gathered last settles.</summary>
abstract class Gatherer
{
    public abstract void Begin();

    /// <summary>Takes a block's rows, whose columns are checked. The block stays as it is until the chunk has settled.</summary>
    public abstract void Add(RecordBlock block);

    /// <summary>Puts what was gathered to what came before, in the order of the chunks and one at a time.</summary>
    /// <param name="before">What was read before the chunk.</param>
    public abstract void Settle(in RowPlace before);
}
