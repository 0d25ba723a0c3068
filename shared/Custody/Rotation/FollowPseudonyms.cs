using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>
/// Puts the newer pseudonyms of a dataset's file into what is kept beside the lake under the older ones. Told before the file is replaced, and again when that was cut
/// short: the second time it finds nothing to do.
/// </summary>
public delegate Task FollowPseudonyms(DatasetId dataset, PseudonymMap map, CancellationToken ct);
