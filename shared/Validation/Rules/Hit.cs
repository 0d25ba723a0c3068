namespace Pipeline.Validation;

/// <summary>One failure, still without texts: those are made only for the findings that are stored.</summary>
/// <param name="Row">Row of the block; below zero the complement of a fault's place among the block's faults.</param>
readonly record struct Hit(Rule Rule, RecordBlock Block, int Row, long Detail = 0)
{
    /// <summary>What is wrong with a row that could not be split into cells.</summary>
    public RowFault? Fault => Row < 0 ? Block.Faults[~Row] : null;

    public RowPlace Place => Row < 0 ? Block.Faults[~Row].Place : Block.Place(Row);
}
