using System.Globalization;

namespace Pipeline.Indicators.Shortage;

public sealed partial record Phrases
{
    public static Phrases English { get; } = new()
    {
        Numbers = new NumberFormatInfo { NumberDecimalSeparator = ".", NumberGroupSeparator = "," },
        Values = new Dictionary<Indicator, string>
        {
            [Indicator.Wage] = "Median real hourly pay changed by {0}% a year, against {1}% in the whole economy.",
            [Indicator.Emp] = "Employment changed by {0}% a year (of the mean of start and end), against {1}% in the whole economy.",
            [Indicator.Hrs] = "Mean weekly hours changed by {0}% a year, against {1}% in the whole economy.",
            [Indicator.Unemp] = "The unemployment rate by previous occupation is {0}%, against {1}% in the whole economy.",
            [Indicator.Underq] = "The share of under-qualified workers changed by {0} percentage points a year, against {1} in the whole economy.",
            [Indicator.Vac] = "{0}% of jobs are vacant, against {1}% in the whole economy.",
            [Indicator.VacGrowth] = "Open positions changed by {0}% over a year, against {1}% in the whole economy.",
            [Indicator.Permit] = "There are {0} valid work permits for every 100 employed, against {1} in the whole economy.",
            [Indicator.Grad] = "There are {0} graduates a year for every 100 employed, against {1} in the whole economy.",
            [Indicator.Diaspora] = "There are {0} nationals abroad in the occupation for every 100 employed, against {1} in the whole economy.",
        },
        Names = new Dictionary<Indicator, string>
        {
            [Indicator.Wage] = "pay",
            [Indicator.Emp] = "employment",
            [Indicator.Hrs] = "hours worked",
            [Indicator.Unemp] = "unemployment",
            [Indicator.Underq] = "under-qualification",
            [Indicator.Vac] = "vacancies",
            [Indicator.VacGrowth] = "growth of vacancies",
            [Indicator.Permit] = "work permits",
            [Indicator.Grad] = "graduates",
            [Indicator.Diaspora] = "nationals abroad",
        },
        Classes = new Dictionary<ShortageClass, string>
        {
            [ShortageClass.Shortage] = "shortage",
            [ShortageClass.Potential] = "possible shortage, not confirmed",
            [ShortageClass.Balanced] = "neither shortage nor surplus",
            [ShortageClass.Surplus] = "surplus",
            [ShortageClass.Insufficient] = "too little data",
        },
        Reasons = new Dictionary<MissingReason, string>
        {
            [MissingReason.None] = "there is none",
            [MissingReason.NoData] = "no accepted data in the period",
            [MissingReason.VariableNotCollected] = "it was not asked in every survey round that would be compared",
            [MissingReason.NoReference] = "a table that it needs, such as consumer prices, has not been supplied",
            [MissingReason.NoneObserved] = "nobody of this occupation is in the data",
            [MissingReason.ZeroBase] = "there was nothing to begin with, so a change cannot be computed",
            [MissingReason.TooFew] = "too few are in the data, and the groups above do not help",
            [MissingReason.NoVariance] = "its sampling error cannot be computed",
            [MissingReason.LowCoverage] = "too few indicators are there",
        },
        Verdict = "{0} ({1}): rank {2} of {3}, {4}. The score is {5}: the weighted mean of how many standard deviations each indicator lies above the occupation in the middle; a shortage begins at {6}.",
        NoVerdict = "{0} ({1}): no verdict, too little data. {2} indicators are there with {4}% of the weight; {3} with {5}% are needed, and data of the occupation itself.",
        Votes = "{0} of {1} indicators say shortage by themselves (z of at least {2}).",
        Adds = "This adds {0} to the score (z {1}, {2}% of the weight).",
        TakesOff = "This takes {0} off the score (z {1}, {2}% of the weight).",
        Neutral = "This leaves the score as it is (z {1}, {2}% of the weight).",
        Hidden = "The count behind {0} is too small to be told.",
        OfGroup = "The figure is that of group {0}, because too little is known of the occupation itself.",
        LikeGroup = "The figure is that of group {0}, because the sample does not tell the occupation apart from it.",
        OfEconomy = "The figure is that of the whole economy: the groups above do not differ from it by more than sampling error.",
        PartlyOwn = "{0}% of the figure is the occupation's own, the rest is borrowed from group {1} because of sampling error.",
        Flat = "Occupations do not differ in it.",
        NoFigure = "No figure for {0}: {1}.",
        Certainty = "The standard error of the score is {0}; the 95% interval runs from {1} to {2}. In {3}% of the repeated samples the score is above 0.",
        RankSet = "Given the sampling errors of all occupations together, the rank is {0} of {1}.",
        NoCertainty = "How certain the score is cannot be said: there are no repeated samples of what it is made from.",
        TooUncertain = "It is not called a shortage because the score would have to be above 0 in {0}% of the repeated samples.",
        TooFewVotes = "It is not called a shortage because {0}% of the indicators would have to say so by themselves.",
        ByPermits = "It is not called a shortage because it rests on work permits: without them the score is {0}, and {1} is needed.",
        WithoutPermits = "Without work permits, which being on the list itself makes easier to get, the score is {0}.",
        Scenarios = new Dictionary<string, string>
        {
            [Scenario.EqualWeights] = "With equal weights",
            [Scenario.ClassicalZ] = "With mean and standard deviation instead of median and median deviation",
            [Scenario.Ranks] = "With ranks instead of values",
            [Scenario.DrawnWeights] = "With weights drawn at random around those used, on average",
        },
        Drops = "Without {0}",
        OtherYears = "With changes over {0} years",
        WouldChange = "{0} the score is {1}: {2}.",
        NothingChanges = "None of the {0} other choices of weights, indicators, scale and years brings the score across a threshold; under them the rank is {1}.",
        DrawnWeights = "In {0}% of {1} sets of weights drawn around those used, the occupation is among the first {2}.",
    };
}
