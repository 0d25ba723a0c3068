using Azure;
using Pipeline.Indicators.Partials;
using Pipeline.Lake;

namespace Pipeline.Nightly;

/// <summary>A file of the lake, and what a run asks of every file.</summary>
/// <param name="State">Of its blob.</param>
/// <param name="Name">Of the partial's blob.</param>
sealed record StoredPartial(LakePartition File, ETag State, string Name, PartialHead Head);
