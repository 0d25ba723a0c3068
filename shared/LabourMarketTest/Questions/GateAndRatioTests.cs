using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>Unemployment of the post's region is below a rate, or its sector is excepted.</summary>
/// <param name="Below">Rate (0 to 1) from which applications are not processed.</param>
sealed record RegionalUnemploymentBelow(decimal Below, IReadOnlyList<string>? ExceptSectors = null) : RuleTest
{
    internal override Step At => Step.Gate;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.RegionalGate];

    public override Finding Evaluate(Case @case)
    {
        var post = @case.Application.Post;
        if (ExceptSectors is { } sectors)
        {
            if (post?.Sector is not { } sector) return Finding.Missing("/post/sector");
            if (StartsWithAny(sector, sectors)) return Finding.NotApplicable("/post/sector");
        }
        return post?.Region is not { } region ? Finding.Missing("/post/region")
            : @case.Inputs.Unemployment is { } list && list.Rates.TryGetValue(region, out var rate)
                ? Finding.Of(rate < Below, "/post/region", Measure.Of(rate), Measure.Of(Below))
                : Finding.NoReference("/post/region", Measure.Of(region));
    }

    internal override string? Problem() => Below is <= 0 or > 1 ? "below must lie between 0 and 1." : null;
}

/// <summary>The share of foreign staff on the employer's last declaration is within a cap.</summary>
/// <param name="Max">Highest share (0 to 1).</param>
/// <param name="WithoutPartnerStates">Citizens of Partner States do not count as foreign.</param>
/// <param name="FreePosts">So many foreign staff are allowed whatever the share.</param>
sealed record ForeignShareAtMost(decimal Max, bool WithoutPartnerStates = false, int FreePosts = 0) : RuleTest
{
    const string Path = "/employer/foreignStaff";

    internal override Step At => Step.Ratio;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.RatioCap];

    public override Finding Evaluate(Case @case)
    {
        var employer = @case.Application.Employer;
        if (employer?.Staff is not { } staff) return Finding.Missing("/employer/staff");
        if (employer.ForeignStaff is not { } foreign) return Finding.Missing(Path);
        if (foreign < 0 || foreign > staff) return Finding.Contradictory(Path, Measure.Of((decimal)foreign));
        if (WithoutPartnerStates)
        {
            if (employer.PartnerStateStaff is not { } partners) return Finding.Missing("/employer/partnerStateStaff");
            if (partners < 0 || partners > foreign) return Finding.Contradictory("/employer/partnerStateStaff", Measure.Of((decimal)partners));
            foreign -= partners;
        }
        var share = staff == 0 ? 0 : decimal.Round((decimal)foreign / staff, 6);
        return Finding.Of(foreign <= FreePosts || foreign <= Max * staff, Path, Measure.Of(share), Measure.Of(Max));
    }

    internal override string? Problem() => Max is < 0 or > 1 ? "max must lie between 0 and 1." : FreePosts < 0 ? "freePosts must not be negative." : null;
}
