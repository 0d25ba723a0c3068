using System.Globalization;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Questions;
using Pipeline.LabourMarketTest.Tracks;

namespace Pipeline.LabourMarketTest.Rules;

public enum RuleSetStatus { Draft, Approved, Retired }

/// <summary>Which day a case is judged by: the transitional rule of a version.</summary>
public enum CaseDate
{
    /// <summary>A case filed before this version keeps the version of its day.</summary>
    SubmittedAt,

    /// <summary>This version holds for pending cases too.</summary>
    DecidedAt,
}

public enum Silence { None, Deemed }

/// <summary>What a fee is asked for.</summary>
public enum FeePer { Application, Position, Year }

/// <param name="Amount">The amount, or the lowest one where sources give a range.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="To">The highest amount of a range; null when there is one amount.</param>
public sealed record Fee(decimal Amount, string Currency, decimal? To = null, FeePer Per = FeePer.Application)
{
    /// <summary>Such as 0 RWF or 500-1000 USD.</summary>
    public override string ToString() => To is { } most
        ? string.Create(CultureInfo.InvariantCulture, $"{Canonical.Number(Amount)}-{Canonical.Number(most)} {Currency}")
        : string.Create(CultureInfo.InvariantCulture, $"{Canonical.Number(Amount)} {Currency}");
}

/// <summary>What a scheme lays down besides its rules; null where nothing was found.</summary>
/// <param name="PermitClass">The class an approval leads to.</param>
/// <param name="DecisionClockDays">Calendar days from a complete application to the decision.</param>
/// <param name="Silence">Whether an application counts as granted when the clock runs out.</param>
/// <param name="MaxTotalMonths">Longest stay over all renewals.</param>
public sealed record Procedure(string? PermitClass, int? DecisionClockDays, Silence? Silence, int? ValidityMonths, int? MaxTotalMonths, Fee? Fee,
    int? RecordRetentionYears, SourceStatus Status, string Ref, bool IsConfirmed)
{
    /// <summary>Last day for the decision on an application that was complete on a day; null when the scheme has no clock.</summary>
    public DateOnly? DecisionDue(DateOnly complete) => DecisionClockDays is { } days ? complete.AddDays(days) : null;
}

/// <summary>A scheme's rules in one version, with the hash of its content.</summary>
/// <param name="Host">ISO3 of the state it belongs to.</param>
/// <param name="Tracks">How cases are sent on tracks; null for a scheme that has only one.</param>
/// <param name="NotCovered">What the scheme has and the rules do not express.</param>
public sealed record RuleSet(string RuleSetId, string Version, RuleSetStatus Status, Track Track, string Host, DateOnly EffectiveFrom, DateOnly? EffectiveTo,
    string? ApprovedBy, IReadOnlyList<string> LegalBasis, CaseDate CaseDateField, Procedure Procedure, TrackSettings? Tracks, IReadOnlyList<string> NotCovered,
    IReadOnlyList<Rule> Rules, string Hash)
{
    /// <summary>Which of the fifteen parameters the rules use.</summary>
    public IReadOnlyList<SchemeParameter> Parameters =>
        [.. Rules.SelectMany(r => r.Kind == RuleKind.Exemption ? [SchemeParameter.Exemptions] : r.Test.Covers).Distinct().Order()];

    /// <summary>Within how many working days after entry an application is filed; null when no rule says so.</summary>
    public int? WorkingDaysAfterEntry => Rules.Select(r => r.Test).OfType<FiledSoonAfterEntry>().FirstOrDefault()?.WorkingDays;

    public bool IsInForce(DateOnly day) => Status != RuleSetStatus.Retired && new InForce(EffectiveFrom, EffectiveTo).Contains(day);
}
