using Pipeline.Lake;

namespace Pipeline.Protection.Working;

/// <summary>Takes a person out of what is kept beside the lake under a pseudonym of the lake. Asked again it finds nothing to do.</summary>
public delegate Task ForgetPerson(IReadOnlyCollection<PersonKey> keys, CancellationToken ct);
