using FsCheck;
using FsCheck.Fluent;
using Pipeline.Indicators.Codes;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.References;
using Pipeline.Indicators.Survey;
using Pipeline.Testing;

namespace Pipeline.Indicators.Tests;

/// <summary>Parameters and interviews to test with.</summary>
static class Sample
{
    public static IndicatorParameters Parameters { get; } = IndicatorParameters.ReadDefault();

    /// <summary>Parameters under which nothing is suppressed for its precision.</summary>
    public static IndicatorParameters Lenient { get; } = Parameters with { SmallestSample = 1, RseCaution = 1e6, RseSuppressed = 1e6 };

    /// <summary>Someone of 30 who works 40 hours a week; employed if there is an occupation.</summary>
    public static SurveyPerson Person(string stratum, string psu, double weight, string? isco08, double? monthlyPay = null, int quarter = 3) =>
        new(2026, quarter, stratum, psu, weight, 30, isco08 is null ? "U" : "E", isco08, 40, monthlyPay, null, "M");

    /// <summary>All groups of ISCO-08.</summary>
    public static OccupationTree Tree { get; } = new(
        File.ReadLines(Repository.PathOf("protocols", "codelists", "isco08.csv")).Skip(1).Select(l => KeyValuePair.Create(l[..l.IndexOf(',')], l)));

    public static EstimationMethod Method { get; } = new(Parameters, Tree, ReferenceData.None);

    public static SurveyPartial Partial(IEnumerable<SurveyPerson> persons, IndicatorParameters? parameters = null, Crosswalk? crosswalk = null)
    {
        var intake = new SurveyIntake(parameters ?? Parameters, new CodeHarmoniser(Tree, crosswalk ?? Crosswalk.None));
        foreach (var person in persons) intake.Add(person);
        return intake.Take();
    }

    /// <summary>The cells of the newest round's window.</summary>
    public static IReadOnlyList<CellEstimate> Estimate(IEnumerable<SurveyPerson> persons, IndicatorParameters parameters)
    {
        var partial = Partial(persons, parameters);
        var last = partial.Records.Max(r => (int)r.Round);
        var inputs = new QuarterInputs([partial], [], [], [], []);
        return new QuarterEstimation(Method with { Parameters = parameters }, Round.Period(last), 0).Cells(inputs);
    }

    public static CellEstimate Cell(this IEnumerable<CellEstimate> cells, string isco08, string measure) =>
        cells.Single(c => c.Isco08 == isco08 && c.Measure == measure);

    /// <summary>Samples of 40 to 160 interviews over a few strata, PSUs, quarters and occupations, with weights and pay of three digits.</summary>
    public static Arbitrary<SurveyPerson[]> Persons()
    {
        var person =
            from stratum in Gen.Choose(1, 3)
            from psu in Gen.Choose(1, 4)
            from quarter in Gen.Choose(1, 4)
            from weight in Gen.Choose(100, 999)
            from isco08 in Gen.Elements("11", "12", "2", "2221", "2512", "7411", null)
            from pay in Gen.Choose(100, 999)
            select Person($"S{stratum}", $"P{psu}", weight / 7.0, isco08, pay * 311.0, quarter);
        return (from size in Gen.Choose(40, 160) from persons in person.ArrayOf(size) select persons).ToArbitrary();
    }
}
