using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Questions;
using static Pipeline.LabourMarketTest.Tests.Boundary;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>Tries of a table of points: all combinations of its facts on both sides of every band, and what they add up to.</summary>
static class PointsTriplets
{
    public static IEnumerable<Try> Of(PointsAtLeast t)
    {
        IEnumerable<(string What, Application Of, decimal Points)> tries = [("", World.Open with { Qualifications = new(), Declarations = new Dictionary<string, bool>() }, 0)];
        foreach (var criterion in t.Table)
            tries = tries.SelectMany(so => Values(criterion), (so, value) => ($"{so.What} {criterion.Fact}={value}", With(so.Of, criterion.Fact, value), so.Points + Points(criterion, value))).ToList();
        return tries.Select(so => Triplets.In($"{so.Points} points:{so.What}", so.Of, PassIf(so.Points >= t.PassMark)));
    }

    /// <summary>Just below and at each end of a band; of what is true or false 1 and 0.</summary>
    static IEnumerable<decimal> Values(PointsCriterion criterion) => Facts.IsFlag(criterion.Fact) ? [0, 1]
        : criterion.Bands.SelectMany(b => (decimal?[])[b.AtLeast, b.Below]).OfType<decimal>().SelectMany(bound => (decimal[])[bound - Step(criterion.Fact), bound]).Distinct();

    static decimal Step(string fact) => fact is "qualifications.level" or "qualifications.age" ? 1 : fact == "post.annualPay" ? 0.12m : 0.1m;

    static decimal Points(PointsCriterion criterion, decimal value) => Facts.IsFlag(criterion.Fact) ? value * criterion.Bands.Max(b => b.Points)
        : criterion.Bands.Where(b => (b.AtLeast ?? decimal.MinValue) <= value && value < (b.Below ?? decimal.MaxValue)).Select(b => b.Points).DefaultIfEmpty(0).Max();

    static Application With(Application of, string fact, decimal value) => fact switch
    {
        "qualifications.level" => of with { Qualifications = of.Qualifications! with { Level = (int)value } },
        "qualifications.experienceYears" => of with { Qualifications = of.Qualifications! with { ExperienceYears = value } },
        "qualifications.age" => of with { Qualifications = of.Qualifications! with { Age = (int)value } },
        "qualifications.languagePoints" => of with { Qualifications = of.Qualifications! with { LanguagePoints = value } },
        "post.annualPay" => of with { Post = of.Post! with { MonthlyPay = value / 12 } },
        "identityEstablished" => of with { IdentityEstablished = value == 1 },
        _ => of with { Declarations = new Dictionary<string, bool>(of.Declarations!) { [fact["declarations.".Length..]] = value == 1 } },
    };
}
