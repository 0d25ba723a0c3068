using Pipeline.LabourMarketTest.Law;

namespace Pipeline.LabourMarketTest.Tracks;

/// <summary>Where a case stands: its track, the nationality that gave it, and the rows of the track table that are possible.</summary>
/// <param name="Nationality">The nationality that was used; of several the one with the best track.</param>
/// <param name="Row">Name of the row; null when a missing fact leaves several.</param>
/// <param name="Rows">Possible rows as bits, in the order of the table; 0 without a table.</param>
/// <param name="Schedule">What the schedule of commitments says about the occupation.</param>
/// <param name="MissingPath">The first fact of the application that would narrow the rows down, or null.</param>
/// <param name="IsConfirmed">Whether the row, and the law that it was found by, are confirmed. True without a table; false while the row is open.</param>
/// <param name="ScheduleMatters">Whether the rows stay open because the schedule or its crosswalk gives no clear answer.</param>
public readonly record struct TrackStanding(Track Track, string? Nationality, string? Row, int Rows, ScheduleStanding Schedule, string? MissingPath, bool ScheduleMatters, bool IsConfirmed);
