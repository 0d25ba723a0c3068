using System.Numerics;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Questions;

namespace Pipeline.LabourMarketTest.Rules;

/// <summary>The cases a rule is for; every condition that is given has to hold.</summary>
/// <param name="TrackRows">Rows of the track table.</param>
/// <param name="OccupationPrefixes">ISCO-08 prefixes.</param>
/// <param name="Streams">Streams of the scheme.</param>
public sealed record RuleWhen(IReadOnlyList<string>? TrackRows = null, IReadOnlyList<string>? OccupationPrefixes = null, IReadOnlyList<string>? Streams = null)
{
    /// <summary>Null when the rule is for the case; otherwise why it is not, or that it cannot be told.</summary>
    internal Finding? Unless(Case @case) => UnlessRow(@case) ?? UnlessOccupation(@case) ?? UnlessStream(@case);

    internal string? Problem() => TrackRows is { Count: 0 } || OccupationPrefixes is { Count: 0 } || Streams is { Count: 0 } ? "a condition of when is empty."
        : TrackRows is null && OccupationPrefixes is null && Streams is null ? "when has no condition." : null;

    Finding? UnlessRow(Case @case)
    {
        if (TrackRows is null) return null;
        var standing = @case.Standing;
        if (standing.Row is { } row) return TrackRows.Contains(row) ? null : Finding.NotApplicable("/nationalities");
        if (@case.Tracks is not { } tracks) return Finding.NotApplicable("/nationalities");
        var among = 0;
        for (var rest = standing.Rows; rest != 0; rest &= rest - 1)
            if (TrackRows.Contains(tracks.Table.Rows[BitOperations.TrailingZeroCount(rest)].Row)) among++;
        return among == 0 ? Finding.NotApplicable("/nationalities")
            : among == BitOperations.PopCount((uint)standing.Rows) ? null
            : standing.MissingPath is { } path ? Finding.Missing(path)
            : Finding.NoReference("/post/occupation", Measure.Of(standing.Schedule.ToString()));
    }

    Finding? UnlessOccupation(Case @case) => OccupationPrefixes is null ? null : @case.Occupation is not { } code ? @case.NoOccupation
        : RuleTest.StartsWithAny(code.ToString(), OccupationPrefixes) ? null : Finding.NotApplicable("/post/occupation");

    Finding? UnlessStream(Case @case) => Streams is null ? null : @case.Application.Stream is not { } stream ? Finding.Missing("/stream")
        : Streams.Contains(stream) ? null : Finding.NotApplicable("/stream");
}
