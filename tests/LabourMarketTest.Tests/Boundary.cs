using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>One rule alone, and the open application with one thing changed.</summary>
static class Boundary
{
    public static Finding Find(string test, string parameters, Application application, Inputs? inputs = null, string kind = "Requirement", string fail = "Refuse") =>
        World.Only(test, parameters, inputs, kind, fail).Assess(application, World.Decided).Results[0].Finding;

    public static Application With(params Advert[] adverts) => World.Open with { Adverts = adverts };

    public static Application With(Func<Post, Post> change) => World.Open with { Post = change(World.Open.Post!) };

    public static Application With(Func<Employer, Employer> change) => World.Open with { Employer = change(World.Open.Employer!) };

    public static Verdict PassIf(bool pass) => pass ? Verdict.Pass : Verdict.Fail;
}
