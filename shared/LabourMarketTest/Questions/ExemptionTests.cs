using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>Which day's version of a list counts.</summary>
public enum ListScope { ApplicationDate, AssessmentDate }

/// <summary>The occupation is on the version of a list that is in force.</summary>
/// <param name="Level">Finest level (1 to 4) of the classification at which the list is read.</param>
sealed record OccupationOnList(string List, int Level, ListScope Scope = ListScope.ApplicationDate) : RuleTest
{
    internal override Step At => Step.Exemptions;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.Exemptions];

    public override Finding Evaluate(Case @case)
    {
        if (@case.Occupation is not { } code) return @case.NoOccupation;
        if ((Scope == ListScope.ApplicationDate ? @case.Application.SubmittedAt : @case.DecidedAt) is not { } day) return Finding.Missing("/submittedAt");
        return @case.Inputs.Lists.InForce(List, day) is { } list
            ? Finding.Of(list.Lists(code, Level), "/post/occupation", Measure.Of(code.ToString()), Measure.Of(list.Version))
            : Finding.NoReference("/post/occupation", Measure.Of(List));
    }

    internal override string? Problem() => Level is < 1 or > 4 ? "level must be 1 to 4." : null;
}

/// <summary>The occupation begins with one of the prefixes of ISCO-08.</summary>
sealed record OccupationIn(IReadOnlyList<string> Prefixes, Step Step) : RuleTest
{
    internal override Step At => Step;

    internal override IEnumerable<SchemeParameter> Covers => Step == Step.Exemptions ? [SchemeParameter.Exemptions] : [];

    public override Finding Evaluate(Case @case) => @case.Occupation is not { } code ? @case.NoOccupation
        : Finding.Of(StartsWithAny(code.ToString(), Prefixes), "/post/occupation", Measure.Of(code.ToString()), Measure.Of(Prefixes[0]));

    internal override string? Problem() => Prefixes.Count == 0 ? "prefixes is empty." : null;
}

/// <summary>One of the worker's nationalities is among the countries, or that of another Partner State on the day.</summary>
sealed record NationalityIn(IReadOnlyList<string>? Countries = null, bool PartnerStates = false) : RuleTest
{
    const string Path = "/nationalities";

    internal override Step At => Step.Exemptions;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.Exemptions];

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.Nationalities is not { Count: > 0 } own) return Finding.Missing(Path);
        foreach (var nationality in own)
            if (IsAmong(nationality, @case)) return new(Verdict.Pass, Path, Measure.Of(nationality));
        return new(Verdict.Fail, Path, Measure.Of(own[0]));
    }

    internal override string? Problem() => Countries is { Count: 0 } ? "countries is empty." : Countries is null && !PartnerStates ? "countries or partnerStates is needed." : null;

    bool IsAmong(string nationality, Case @case) => Countries?.Contains(nationality) == true
        || (PartnerStates && nationality != @case.Host && @case.Inputs.Law.PartnerStates.IsPartnerState(nationality, @case.AsOf));
}
