using System.Numerics;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Law;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Tracks;

/// <summary>How the conditions of the track table are read from an application; part of a rule set.</summary>
/// <param name="Rows">The table.</param>
/// <param name="SpecialPassDays">A contract of at most this many days, both ends counted, is short.</param>
/// <param name="RegionalPrefixes">ISCO-08 prefixes of the occupations that the class for the region is meant for.</param>
/// <param name="PublicServiceOpen">Whether the host's law opens its public service to citizens of Partner States.</param>
public sealed record TrackSettings(IReadOnlyList<TrackRow> Rows, int SpecialPassDays, IReadOnlyList<string> RegionalPrefixes, bool PublicServiceOpen);

/// <summary>Finds the track and the row of a case on a day. With several nationalities the best track wins.</summary>
public sealed class TrackFinder(TrackSettings settings, string host, LawBook law)
{
    const string NationalitiesPath = "/nationalities", PublicPath = "/post/publicService", OccupationPath = "/post/occupation", EndPath = "/post/contractEnd";

    static readonly string[] Paths = [NationalitiesPath, PublicPath, EndPath, OccupationPath, OccupationPath];

    public TrackTable Table { get; } = new(settings.Rows);

    /// <param name="occupation">The unit group, or null when it is not known.</param>
    /// <param name="contractDays">Length of the contract, or null when it is not known.</param>
    public TrackStanding Find(Application application, Isco08? occupation, int? contractDays, DateOnly onDate)
    {
        var (nationality, partner) = Nationality(application.Nationalities, onDate);
        var schedule = occupation is { } code ? law.Schedule.Standing(host, code, onDate) : ScheduleStanding.OccupationUnknown;
        var facts = new TrackFacts(
            partner,
            settings.PublicServiceOpen ? false : application.Post?.PublicService,
            contractDays is { } days ? days <= settings.SpecialPassDays : null,
            schedule switch
            {
                ScheduleStanding.Open => true,
                ScheduleStanding.NotScheduled or ScheduleStanding.NoCommitmentOnRecord => false,
                _ => null,
            },
            occupation is { } regional ? IsRegional(regional) : null);
        var rows = Table.Possible(facts);
        if (!TrackTable.IsCertain(rows)) return Open(facts, rows, nationality, schedule, partner);
        var row = Table.Rows[BitOperations.TrailingZeroCount(rows)];
        return new(row.Track, nationality, row.Row, rows, schedule, null, false, IsConfirmed(row, nationality));
    }

    /// <summary>A case whose nationality is not known is held to the general track, the stricter one, until it is.</summary>
    TrackStanding Open(TrackFacts facts, int rows, string? nationality, ScheduleStanding schedule, bool? partner)
    {
        string? missing = null;
        for (var i = 0; i < Paths.Length && missing is null; i++)
            if (Table.Matters(facts, i) && !(i == 3 && schedule is not ScheduleStanding.OccupationUnknown)) missing = Paths[i];
        var open = schedule is ScheduleStanding.AmbiguousCrosswalk or ScheduleStanding.NoCrosswalk && Table.Matters(facts, 3);
        return new(partner == true ? Track.Eac : Track.General, nationality, null, rows, schedule, missing, open, false);
    }

    bool IsConfirmed(TrackRow row, string? nationality) => row.IsConfirmed && (nationality is null || law.PartnerStates.IsConfirmed(nationality))
        && (row.When.Scheduled is null || law.Schedule.IsConfirmed(host));

    (string? Nationality, bool? IsPartner) Nationality(IReadOnlyList<string>? nationalities, DateOnly onDate)
    {
        if (nationalities is not { Count: > 0 }) return (null, null);
        string? best = null;
        var partner = false;
        foreach (var nationality in nationalities)
        {
            var isPartner = nationality != host && law.PartnerStates.IsPartnerState(nationality, onDate);
            // The first in the alphabet among equals, so that the order in which they were given changes nothing.
            if (best is null || (isPartner && !partner) || (isPartner == partner && string.CompareOrdinal(nationality, best) < 0))
                (best, partner) = (nationality, isPartner);
        }
        return (best, partner);
    }

    bool IsRegional(Isco08 occupation)
    {
        var code = occupation.ToString();
        foreach (var prefix in settings.RegionalPrefixes)
            if (code.StartsWith(prefix, StringComparison.Ordinal)) return true;
        return false;
    }
}
