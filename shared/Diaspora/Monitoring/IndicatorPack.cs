namespace Pipeline.Diaspora;

/// <summary>A figure of a period as it is given.</summary>
/// <param name="Code">Of the indicator, such as <c>C2</c>; of a further figure beside it <c>C2.response</c>.</param>
/// <param name="Target">Of the period's last day.</param>
/// <param name="Status"><c>onTrack, atRisk, off, noTarget, notAvailable</c>.</param>
/// <param name="DataVersion">Names the plan and the inputs.</param>
/// <param name="By">Of one group: <c>country, specialty, sex, cadre</c>; else null, as <paramref name="Member"/>.</param>
public sealed record PackRow(
    string Code, string Level, string NameEn, string NameFr, string Unit, string Period, double? Value, double? Numerator, double? Denominator, double? Target, string Status, string? Reason,
    string Responsible, string DataVersion, string? By = null, string? Member = null);

/// <summary>The indicators of a period for one of the bodies: of a quarter for the technical working group, of a half year for the steering committee.</summary>
/// <param name="Rows">The 21 indicators.</param>
/// <param name="Parts">What stands beside them: further figures, and counts of persons by group.</param>
public sealed record IndicatorPack(string Period, string DataVersion, IReadOnlyList<PackRow> Rows, IReadOnlyList<PackRow> Parts)
{
    public static IndicatorPack Of(string period, ProgrammeFacts facts, IndicatorPlan plan, CountProtection protection)
    {
        var version = $"plan {plan.Version} {plan.Sha256[..12]}, data {facts.DataVersion}";
        var (measured, further, day) = (ProgrammeIndicators.Of(facts), FurtherFigures.Of(facts), facts.To);
        return new(
            period, version, [.. plan.Indicators.Select(i => Row(i, measured[i.Code].Protected(protection, i.Decimals)))],
            [
                .. plan.Parts.Select(i => Row(i, further[i.Code].Protected(protection, i.Decimals))),
                .. from part in Breakdowns.Of(facts, measured, protection)
                   let whole = plan.Indicators.Single(i => i.Code == part.Code) with { Target = null }
                   select Row(whole, part.Figure) with { By = part.By, Member = part.Member },
            ]);

        PackRow Row(PlannedIndicator i, Measured m) => new(
            i.Code, i.Level, i.Name.En, i.Name.Fr, i.Unit, period, m.Value, m.Numerator, m.Denominator, plan.TargetOn(i, day), plan.StatusOf(i, m.Value, day), m.Reason, i.Responsible, version);
    }
}
