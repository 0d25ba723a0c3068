using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Tracks;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>One application on the day its rules are asked about, with what several rules need read once.</summary>
public sealed class Case
{
    public Case(Application application, DateOnly asOf, DateOnly decidedAt, Inputs inputs, TrackFinder? tracks, string host)
    {
        (Application, AsOf, DecidedAt, Inputs, Host, Tracks) = (application, asOf, decidedAt, inputs, host, tracks);
        if (Isco08.TryParse(application.Post?.Occupation, null, out var code) && code.Level == 4 && inputs.Occupations.Contains(code.ToString())) Occupation = code;
        if (application.Post is { ContractStart: { } start, ContractEnd: { } end } && end >= start) ContractDays = end.DayNumber - start.DayNumber + 1;
        Standing = tracks?.Find(application, Occupation, ContractDays, application.SubmittedAt ?? decidedAt)
            ?? new(Track.General, application.Nationalities is { Count: > 0 } n ? n[0] : null, null, 0, ScheduleStanding.NoCommitmentOnRecord, null, false, true);
    }

    public Application Application { get; }

    /// <summary>The day whose law counts.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The day of assessment.</summary>
    public DateOnly DecidedAt { get; }

    public Inputs Inputs { get; }

    /// <summary>ISO3 of the state the scheme belongs to.</summary>
    public string Host { get; }

    /// <summary>Null for a scheme without tracks.</summary>
    public TrackFinder? Tracks { get; }

    /// <summary>The unit group; null when it was not given or does not exist.</summary>
    public Isco08? Occupation { get; }

    /// <summary>Both ends counted; null when they are missing or the wrong way round.</summary>
    public int? ContractDays { get; }

    public TrackStanding Standing { get; }

    /// <summary>Why there is no occupation.</summary>
    internal Finding NoOccupation => Application.Post?.Occupation is { } text
        ? Finding.Contradictory("/post/occupation", Measure.Of(text)) : Finding.Missing("/post/occupation");
}
