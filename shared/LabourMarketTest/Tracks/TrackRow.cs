using Pipeline.LabourMarketTest.Law;

namespace Pipeline.LabourMarketTest.Tracks;

/// <summary>What a row of the track table asks; null where a condition does not matter.</summary>
/// <param name="PartnerState">The worker is a citizen of a Partner State on the day.</param>
/// <param name="PublicService">The post is in the public service and the host has not opened it.</param>
/// <param name="ShortContract">The contract lasts no longer than the special pass.</param>
/// <param name="Scheduled">The occupation is open in the host's schedule of commitments.</param>
/// <param name="Regional">The occupation is one that the class for workers from the region is meant for.</param>
public sealed record TrackConditions(bool? PartnerState = null, bool? PublicService = null, bool? ShortContract = null, bool? Scheduled = null, bool? Regional = null);

/// <param name="Row">Name of the row, such as E4.</param>
/// <param name="PermitClass">The class an approval on this row leads to; null for that of the procedure.</param>
public sealed record TrackRow(string Row, Track Track, TrackConditions When, SourceStatus Status, string Ref, bool IsConfirmed, string? PermitClass = null);

/// <summary>The conditions of one case, null where a fact is not known. Order of bits: the order of <see cref="TrackConditions"/>.</summary>
readonly record struct TrackFacts(bool? PartnerState, bool? PublicService, bool? ShortContract, bool? Scheduled, bool? Regional)
{
    public const int Count = 5;

    public bool? this[int condition] => condition switch { 0 => PartnerState, 1 => PublicService, 2 => ShortContract, 3 => Scheduled, _ => Regional };
}
