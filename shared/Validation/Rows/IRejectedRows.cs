namespace Pipeline.Validation;

/// <summary>
/// Takes the rows that carry errors, one by one, in file order. Once there are more than the protocol's error rate allows in its largest file,
/// no more are handed over: the drop cannot be accepted. What was taken must stay unpublished unless the report accepts the drop; then it is
/// every row that was read and not accepted.
/// </summary>
public interface IRejectedRows
{
    /// <summary>Takes one row. The object is used again once the task ends, so whatever is kept must be copied.</summary>
    ValueTask AddAsync(RejectedRow row, CancellationToken ct);
}
