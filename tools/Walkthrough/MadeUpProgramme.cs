using Pipeline.Diaspora;
using Pipeline.DiasporaMatching;
using Pipeline.Reference;

namespace Pipeline.Walkthrough;

/// <summary>What the walk through the programme is told of: nobody and nothing of it is real.</summary>
static class MadeUpProgramme
{
    const string Surgery = "GSURG", Facility = "KAB";

    public static DateOnly Today { get; } = RwandaTime.DayOf(DateTimeOffset.UtcNow);

    public static object Registration { get; } = new
    {
        profile = new
        {
            residenceCountry = "BEL",
            profession = "2212",
            specialty = Surgery,
            skills = new Dictionary<string, int> { ["GSURG-1"] = 5, ["GSURG-2"] = 4 },
            yearsExperience = 15,
            licence = new { authority = "Made-up Council", country = "BEL", status = "active", validTo = Today.AddYears(2) },
            councilStatus = "full",
            councilValidTo = Today.AddYears(2),
            languages = new Dictionary<string, string> { ["rw"] = "C2", ["fr"] = "C1" },
            onsite = true,
            online = true,
            windows = new[] { new { from = Today, to = Today.AddDays(120) } },
            maxDaysPerYear = 120,
            preferredDistricts = new[] { "27" },
        },
        contact = new Contact("Made-up Person", "made-up.person@mail.example", null),
        version = "v2",
        purposes = new[] { "matching", "contact_by_host", "statistics", "opportunities" },
    };

    public static FacilityRequest DayOfMentoring { get; } = Request("clinical_mentoring", [new("GSURG-1", 4, 2, true), new("GSURG-2", 4, 1, false)], Today, Today.AddDays(14), 1, 1, 2, "TOR-2026-0901");

    public static FacilityRequest SurgeryCamp { get; } = Request("surgery_camp", [new("GSURG-1", 3, 2, true), new("GSURG-2", 5, 1, false)], Today.AddDays(40), Today.AddDays(110), 20, 60, 3, "TOR-2026-0902");

    /// <summary>In a language that the surgeons of the register do not speak, so that a gate can be seen to bind.</summary>
    public static FacilityRequest InGerman { get; } = Request("training", [new("GSURG-1", 4, 1, true)], Today.AddDays(20), Today.AddDays(90), 5, 20, 1, "TOR-2026-0903", "de");

    public static FacilityRequest NotSeenYet { get; } = Request("training", [new("GSURG-3", 3, 1, true)], Today.AddDays(60), Today.AddDays(120), 10, 20, 1, "TOR-2026-0904");

    public static IReadOnlyList<Opportunity> Opportunities { get; } =
    [
        new("surgeon-kabgayi", "job", new("General surgeon, Kabgayi Hospital", "Chirurgien généraliste, hôpital de Kabgayi"), null, "2212", "27", "MOH", Today, Today.AddDays(45), "https://jobs.example/surgeon-kabgayi"),
        new("dialysis-partners", "investment", new("Partners for a dialysis centre in the North", "Partenaires pour un centre de dialyse au Nord"), null, null, "43", "RDB", Today, Today.AddDays(80), "https://invest.example/dialysis"),
    ];

    public static IReadOnlyList<ServiceMeasure> Measures { get; } =
    [
        new(Facility, "teaching", "SSI", "2026-Q2", 18, 200), new(Facility, "teaching", "SSI", "2026-Q3", 11, 190), new("RUH", "teaching", "SSI", "2026-Q2", 15, 180), new("RUH", "teaching", "SSI", "2026-Q3", 14, 185),
    ];

    public static IEnumerable<TransferActivity> Activities(string mission) =>
    [
        new("a-1", mission, Today, "bedside", "Care after surgery", 5, 8, null, false), new("a-2", mission, Today, "protocol", "Checklist of the theatre", 2, 4, "PROT-1", false, true),
        new("a-3", mission, Today, "tele_mentoring", "Cases of the week", 1, 6, null, true),
    ];

    public static IEnumerable<Beneficiary> Trained(string mission) =>
        from i in Enumerable.Range(0, 8)
        select new Beneficiary($"b-{i}", mission, i < 2 ? "doctor" : "nurse", i % 3 == 0 ? "M" : "F", Facility, 8, 40 + 3 * i, 70 + 2 * i, new(i != 5, 66 + i), null, true);

    static FacilityRequest Request(string type, NeededSkill[] skills, DateOnly from, DateOnly to, int least, int most, int urgency, string terms, params string[] languages) => new(
        "", Facility, "teaching", "surgery", Surgery, skills, type, "onsite", from, to, least, most, languages is [] ? ["en", "fr"] : languages, urgency, null, terms, Today, null, RequestStatus.Draft);
}
