using System.Collections.Frozen;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>The made-up world the cases live in, and the case that the others are small changes of.</summary>
static class World
{
    public static readonly DateOnly Filed = new(2025, 6, 20), Decided = new(2025, 7, 10);

    public static readonly LawBook Law = LawBook.Read(LawBook.DefaultFolder);

    public static readonly HolidayCalendar Calendar = new(new(2025, 1, 1), new(2025, 12, 31), "made up",
        new Dictionary<DateOnly, string> { [new(2025, 7, 1)] = "Independence Day", [new(2025, 7, 4)] = "Liberation Day" });

    public static readonly ReasonTexts Texts = ReasonTexts.Read(ReasonTexts.DefaultPath);

    public static readonly IReadOnlyList<RuleSet> RuleSets = RuleSetReader.ReadFolder(RuleSetReader.DefaultFolder);

    public static readonly Codelist Occupations = new("isco08", "1.0.0", new(2008, 1, 1), null,
        new[] { "2512", "2221", "7212", "1120", "9112", "2513", "5321", "3434", "2342", "7543" }.ToFrozenDictionary(c => c, c => new CodelistItem(c, c)));

    public static readonly WageTable Wages = new("lfs-2025q1", "Labour Force Survey", "2025-Q1", "RWF", 250_000m,
        new Dictionary<string, decimal> { ["Kigali"] = 300_000m }.ToFrozenDictionary(), new WageCell[]
        {
            new("2512", 12, 990_000m), new("251", 41, 850_000m), new("25", 90, 800_000m), new("2", 400, 500_000m), new("7", 300, 120_000m), new("9", 10, 50_000m),
        }.ToFrozenDictionary(c => c.Code));

    public static readonly Inputs Inputs = new(Law, Occupations, Lists(), Wages,
        new("u-2025q1", new Dictionary<string, decimal> { ["Kigali"] = 0.05m, ["North"] = 0.06m }.ToFrozenDictionary()), new(Calendar));

    public static readonly Application Golden = new(
        "A-1", Filed, true, ["IND"], null, null,
        new(true, 40, 4, 1, 0.05m, false),
        new("2512", "J", "Kigali", 1, 900_000m, "RWF", 40, new(2025, 8, 1), new(2027, 7, 31), "NONE", false, 1),
        [Pes(new(2025, 5, 1), new(2025, 5, 28)), new("OnlinePlatform", new(2025, 5, 1), new(2025, 5, 20), null, true, AllFields)],
        [new(true, true, false, true, true, false, "EXPERIENCE")],
        new(0));

    public static string[] AllFields => ["description", "employer", "pay", "location", "hours", "skills"];

    public static Application Open => Golden with { SkillsTransfer = new(1) };

    public static RuleSet Set(string id) => RuleSets.Single(s => s.RuleSetId == id);

    public static OccupationLists Lists(params string[] listed) => new([new("ODL", listed.Length == 0 ? "odl-0" : "odl-1", new(2020, 1, 1), null, listed.ToFrozenSet())]);

    public static Assessor Rwanda(Inputs? inputs = null) => new(Set("RW-LMT"), Set("RW-EAC"), inputs ?? Inputs);

    public static Assessment Assess(Application application, Inputs? inputs = null) => Rwanda(inputs).Assess(application, Decided);

    public static Advert Pes(DateOnly from, DateOnly? to) => new("PublicEmploymentService", from, to, null, true, AllFields);

    public static RuleResult Of(this Assessment assessment, string rule) => assessment.Results.Single(r => r.Rule.Id == rule);

    public static IEnumerable<string> Reasons(this Assessment assessment) => assessment.Results.Where(r => r.Speaks).Select(r => r.Rule.Reason);

    /// <summary>One rule of a scheme that has no other.</summary>
    public static Assessor Only(string test, string parameters, Inputs? inputs = null, string kind = "Requirement", string onFail = "Refuse") =>
        new(RuleSetReader.Read("only.json", System.Text.Encoding.UTF8.GetBytes(Document(Rule(test, parameters, kind, onFail)))), null, inputs ?? Inputs);

    public static string Rule(string test, string parameters, string kind = "Requirement", string onFail = "Refuse") =>
        $$"""{"id":"R-1","kind":"{{kind}}","test":"{{test}}","params":{{parameters}},"onFail":"{{onFail}}","onUnknown":"Incomplete","reason":"REASON","status":"Proposed","ref":"test","isConfirmed":false}""";

    public static string Document(string rules, string more = "") => $$"""
        {"ruleSetId":"T","version":"1.0.0","status":"Draft","track":"General","host":"RWA","effectiveFrom":"2020-01-01","effectiveTo":null,"approvedBy":null,
         "legalBasis":[],"caseDateField":"SubmittedAt",{{more}}
         "procedure":{"permitClass":null,"decisionClockDays":null,"silence":null,"validityMonths":null,"maxTotalMonths":null,"fee":null,"recordRetentionYears":null,
                      "status":"Proposed","ref":"test","isConfirmed":false},
         "rules":[{{rules}}]}
        """;
}
