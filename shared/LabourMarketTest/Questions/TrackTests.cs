using System.Numerics;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>The application says enough to place the case on one row of the track table.</summary>
sealed record TrackKnown : RuleTest
{
    internal override Step At => Step.Track;

    public override Finding Evaluate(Case @case) => @case.Standing.MissingPath is { } path ? Finding.Missing(path)
        : new(Verdict.Pass, "/nationalities", @case.Standing.Row is { } row ? Measure.Of(row) : default);
}

/// <summary>The schedule of commitments, read through the crosswalk, is clear about the occupation where that decides.</summary>
sealed record ScheduleClear : RuleTest
{
    internal override Step At => Step.Track;

    public override Finding Evaluate(Case @case) =>
        Finding.Of(!@case.Standing.ScheduleMatters, "/post/occupation", Measure.Of(@case.Standing.Schedule.ToString()), default);
}

/// <summary>The case is on one of the rows of the track table, or with <paramref name="Expected"/> false on none of them.</summary>
sealed record OnTrackRow(IReadOnlyList<string> Rows, Step Step, bool Expected = true) : RuleTest
{
    internal override Step At => Step;

    internal override IEnumerable<SchemeParameter> Covers => Step == Step.Exemptions ? [SchemeParameter.Exemptions] : [];

    public override Finding Evaluate(Case @case)
    {
        var standing = @case.Standing;
        if (standing.Row is { } row) return Finding.Of(Rows.Contains(row) == Expected, "/nationalities", Measure.Of(row), Measure.Of(Rows[0]));
        if (@case.Tracks is not { } tracks) return Finding.NotApplicable("/nationalities");
        int among = 0, possible = standing.Rows;
        for (var rest = possible; rest != 0; rest &= rest - 1)
            if (Rows.Contains(tracks.Table.Rows[BitOperations.TrailingZeroCount(rest)].Row)) among++;
        return among == 0 || among == BitOperations.PopCount((uint)possible)
            ? Finding.Of(among > 0 == Expected, "/nationalities", default, Measure.Of(Rows[0]))
            : standing.MissingPath is { } path ? Finding.Missing(path, Measure.Of(Rows[0]))
            : Finding.NoReference("/post/occupation", Measure.Of(standing.Schedule.ToString()));
    }

    internal override string? Problem() => Rows.Count == 0 ? "rows is empty." : null;
}

/// <summary>Filed within so many working days after entry; of no consequence for somebody who has not entered.</summary>
sealed record FiledSoonAfterEntry(int WorkingDays) : RuleTest
{
    const string Path = "/entryDate";

    internal override Step At => Step.Track;

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.EntryDate is not { } entry) return Finding.NotApplicable(Path);
        if (@case.Application.SubmittedAt is not { } filed) return Finding.Missing("/submittedAt");
        if (filed <= entry) return new(Verdict.Pass, Path, Measure.Of(0m), Measure.Of((decimal)WorkingDays));
        return @case.Inputs.Clock.Between(entry, filed) is { } days
            ? Finding.Of(days <= WorkingDays, Path, Measure.Of((decimal)days), Measure.Of((decimal)WorkingDays))
            : Finding.NoReference(Path, Measure.Of(entry));
    }

    internal override string? Problem() => WorkingDays < 1 ? "workingDays must be at least 1." : null;
}
