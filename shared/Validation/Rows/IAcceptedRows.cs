namespace Pipeline.Validation;

/// <summary>
/// Takes the rows that carry no error, batch by batch, in file order. Whether the drop as a whole is accepted is known only from the
/// report: until then what was taken must stay unpublished.
/// </summary>
public interface IAcceptedRows
{
    /// <summary>Takes one batch. The batch is used again once the task ends, so whatever is kept must be copied.</summary>
    ValueTask AddAsync(RowBatch batch, CancellationToken ct);
}
