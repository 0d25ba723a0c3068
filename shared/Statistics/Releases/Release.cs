using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Pipeline.Statistics.Releases;

/// <summary>A submission that figures rest on.</summary>
/// <param name="Sha256">Of the content that was delivered.</param>
public sealed record ReleaseSource(string Agency, string Dataset, string Period, string Submission, string Sha256);

/// <summary>How far the published figures of one level of margins lie at most from what was counted, in units of the count. As published it is rounded up.</summary>
/// <param name="Level">How many dimensions are not totals: 0 for the grand total.</param>
/// <param name="Cells">Number of cells that were compared.</param>
public sealed record MarginAccuracy(int Level, int Cells, double Mean, double P95, double Max);

/// <summary>One dataflow's file of a release.</summary>
/// <param name="Sha256">Of the Parquet file's bytes.</param>
/// <param name="Suppressed">Rows without a value because it is confidential.</param>
/// <param name="Accuracy">Empty where nothing was rounded.</param>
public sealed record ReleasedFlow(
    string Dataflow, string StructureVersion, string Sha256, long Rows, long Suppressed, string FirstPeriod, string LastPeriod,
    ImmutableArray<ReleaseSource> Sources, ImmutableArray<MarginAccuracy> Accuracy);

/// <summary>What a release consists of. Once written it never changes.</summary>
/// <param name="Id">Of letters, digits and hyphens; a later release has a greater id (ordinal).</param>
/// <param name="Previous">The release before it; null of the first.</param>
/// <param name="NotAvailable">Dataflows without figures, each with the reason in English.</param>
public sealed record Release(
    string Id, DateTimeOffset PublishedUtc, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Previous, string MethodVersion, bool Rebased,
    ImmutableArray<ReleasedFlow> Flows, ImmutableArray<MissingFlow> NotAvailable);

/// <summary>A dataflow that a release has no figures of.</summary>
public sealed record MissingFlow(string Dataflow, string Reason);
