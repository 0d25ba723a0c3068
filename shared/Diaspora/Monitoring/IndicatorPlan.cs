using System.Security.Cryptography;
using System.Text.Json;

namespace Pipeline.Diaspora;

/// <summary>What is measured, and what is aimed at.</summary>
/// <param name="Target">In the unit, at the end of the plan; null where none is set.</param>
/// <param name="IsTotal">Whether it grows over the plan, so that the target of a day is a part of the whole.</param>
/// <param name="LessIsBetter">Whether the target is the most, not the least.</param>
/// <param name="Responsible">Short name of the agency.</param>
public sealed record PlannedIndicator(
    string Code, string Level, ConsentText Name, string Unit, double? Target, bool IsTotal, string Source, string Responsible, double? Baseline = null, bool LessIsBetter = false)
{
    /// <summary>Of a rate of persons, told without its parts.</summary>
    internal int Decimals => Unit == "share" ? 2 : 0;
}

/// <summary>The plan: data with a version, and the hash of its file.</summary>
/// <param name="Parts">Further figures beside the indicators, such as <c>C2.response</c> beside <c>C2</c>.</param>
public sealed record IndicatorPlan(string Version, DateOnly From, DateOnly To, IReadOnlyList<PlannedIndicator> Indicators, IReadOnlyList<PlannedIndicator> Parts)
{
    const double OnTrack = 0.9;
    const double AtRisk = 0.7;

    /// <summary>Lower-case hex SHA-256 of the file.</summary>
    public string Sha256 { get; private init; } = "";

    public static IndicatorPlan ReadDefault()
    {
        var json = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "indicator-plan-1.1.0.json"));
        return JsonSerializer.Deserialize<IndicatorPlan>(json, Documents.Json)! with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(json)) };
    }

    /// <summary>The target on a day: of a total the part of the plan's days that have passed, of others the whole.</summary>
    public double? TargetOn(PlannedIndicator indicator, DateOnly day)
    {
        if (indicator.Target is not { } target || !indicator.IsTotal) return indicator.Target;
        var part = Math.Clamp((double)(day.DayNumber - From.DayNumber + 1) / (To.DayNumber - From.DayNumber + 1), 0, 1);
        return (indicator.Baseline ?? 0) + part * (target - (indicator.Baseline ?? 0));
    }

    /// <summary><c>onTrack</c> from 90 % of the day's target, <c>atRisk</c> from 70 %, else <c>off</c>; <c>notAvailable</c> without a value, <c>noTarget</c> without a target.</summary>
    public string StatusOf(PlannedIndicator indicator, double? value, DateOnly day)
    {
        if (value is not { } reached) return "notAvailable";
        if (TargetOn(indicator, day) is not { } target) return "noTarget";
        var share = indicator.LessIsBetter ? reached <= 0 ? 1 : target / reached : target <= 0 ? 1 : reached / target;
        return share >= OnTrack ? "onTrack" : share >= AtRisk ? "atRisk" : "off";
    }
}
