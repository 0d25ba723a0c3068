namespace Pipeline.Validation;

/// <summary>Takes findings as they are made, ordered by row. At most the protocol's <c>MaxErrorsStored</c> arrive; counts never stop.</summary>
/// <remarks>They come one at a time, on any thread, while rows are still being read.</remarks>
public interface IFindings
{
    ValueTask AddAsync(Finding finding, CancellationToken ct);
}
