namespace Pipeline.DiasporaMatching.Tests;

/// <summary>A request and an expert who fit, for tests to change one thing of.</summary>
static class Make
{
    public static readonly DateOnly Day = new(2026, 10, 1);
    public static readonly MatchingRules Rules = MatchingRules.ReadDefault();

    public static Need Need(string id = "FR1") => new(
        id, "KAB", "27", "GSURG", [new("GSURG-1", 4, 2, true), new("GSURG-2", 4, 1, false)], "clinical_mentoring", true, false, Days("2027-01-01", "2027-03-31"), 20, 60,
        ["en", "fr"], 2, new DateOnly(2026, 9, 1), true);

    public static Candidate Expert(string key = "k1") => new(
        key, true, "GSURG", [], new Dictionary<string, int> { ["GSURG-1"] = 4, ["GSURG-2"] = 2 }, 8, new DateOnly(2028, 1, 1), "full",
        new Dictionary<string, string> { ["en"] = "C1" }, true, false, [Days("2027-01-10", "2027-02-08")], 60, new Dictionary<int, int>(), [],
        new Dictionary<string, int?>(), []);

    public static Matching Matching => new(Rules, Day);

    public static DaySpan Days(string from, string to) => new(DateOnly.Parse(from), DateOnly.Parse(to));
}
