namespace Pipeline.Validation;

/// <summary>Takes findings as they are made, ordered by row. At most the protocol's <c>MaxErrorsStored</c> arrive; counts never stop.</summary>
public interface IFindings
{
    ValueTask AddAsync(Finding finding, CancellationToken ct);
}
