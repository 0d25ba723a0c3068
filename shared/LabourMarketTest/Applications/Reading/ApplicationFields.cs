using System.Text.RegularExpressions;

namespace Pipeline.LabourMarketTest.Applications.Reading;

/// <summary>The members of an application.</summary>
static partial class ApplicationFields
{
    /// <summary>Most adverts, candidates, nationalities or fields of an advert.</summary>
    public const int MostItems = 200;

    const decimal MostPeople = 1_000_000;

    public static Field Root { get; } = new("", FieldKind.Facts, "An application for a labour market test. A fact that is not known is left out; an empty list says that there was none.",
        "an object", Members:
        [
            Text("applicationId", "The applicant's own reference, without a name in it.", Reference(), "1 to 64 letters, digits and . _ / -") with { IsRequired = true },
            Day("submittedAt", "Day of filing, complete or not."),
            Flag("identityEstablished", "Whether the worker's identity was established."),
            Several("nationalities", "ISO 3166-1 alpha-3 codes of the worker's nationalities.", ThreeLetters(), "a list of codes of three capitals, such as [\"KEN\"]") with { IsPersonal = true },
            Day("entryDate", "Day of entry into Rwanda.") with { IsPersonal = true },
            Text("stream", "The scheme's stream that is applied for, where it has several.", Word(), Words),
            Facts("employer", "The employer, from the employer register and its last declaration.",
                Flag("registered", "Whether the employer is in the employer register."),
                Count("staff", "All staff on the last declaration."),
                Count("foreignStaff", "Foreign staff among them."),
                Count("partnerStateStaff", "Citizens of other Partner States among the foreign staff."),
                Number("lowWageShare", "Share of positions in a low-wage stream.", 1),
                Flag("redundancies", "Whether anybody was made redundant in the occupation lately."),
                Day("lastRedundancy", "The last day of it."),
                Text("number", "Taxpayer number, by which the employer register is asked.", TaxpayerNumber(), "nine digits that begin with 1") with { IsPersonal = true }),
            Facts("post", "The post and its contract.",
                Text("occupation", "ISCO-08 unit group.", FourDigits(), "four digits, such as \"2512\""),
                Text("sector", "ISIC section or division.", Word(), Words),
                Text("region", "Province or district.", Word(), Words),
                Count("vacancies", "Posts to fill."),
                Number("monthlyPay", "Gross pay a month.", 1_000_000_000_000m),
                Text("currency", "ISO 4217 code of the pay.", ThreeLetters(), "three capitals, such as \"RWF\""),
                Number("weeklyHours", "Hours a week.", 168),
                Day("contractStart", "First day of the contract."),
                Day("contractEnd", "Last day of the contract."),
                Text("regulatedProfession", "Code of the regulated professions list, or NONE.", Word(), Words),
                Flag("publicService", "Whether it is a post in the public service."),
                Count("foreignPostsInGroup", "Posts of the employer's in the same minor group held by foreigners, this one included."),
                Text("reference", "The employer's own number of the post; several workers for one post are ranked by it.", Reference(), "1 to 64 letters, digits and . _ / -")),
            Items("adverts", "Adverts of the post.",
                Text("channel", "Such as PublicEmploymentService or OnlinePlatform.", Word(), Words),
                Day("from", "First day shown."),
                Day("to", "Last day shown; left out with ongoing while it still is."),
                Flag("ongoing", "Whether it still is shown."),
                Flag("national", "Whether it is shown nationwide."),
                Several("fields", "What it said, such as description, employer, pay, location and hours.", Word(), "a list of words, such as [\"pay\", \"hours\"]"),
                Count("matchesOffered", "Candidates the channel proposed within the days the scheme looks at."),
                Count("matchesInvited", "Those of them that were invited.")),
            Items("candidates", "The results of local applicants, without names.",
                Flag("applied", "Whether the person applied."),
                Flag("meetsEducation", "Whether the education asked for is met."),
                Flag("meetsExperience", "Whether the experience asked for is met."),
                Flag("meetsLicence", "Whether the licence asked for is met."),
                Flag("interviewed", "Whether the person was interviewed."),
                Flag("hired", "Whether the person was hired."),
                Text("rejectedReasonCode", "Why the person was not taken, as a code.", Word(), Words) with { IsPersonal = true }),
            Facts("skillsTransfer", "How local staff learn the work.",
                Count("understudies", "Local trainees named for the post."),
                Flag("successionPlan", "Whether there is a succession plan."),
                Flag("trainingProgramme", "Whether there is a training programme.")),
            Facts("qualifications", "What the worker brings.",
                Count("level", "Level of the national qualifications framework.", 20) with { IsPersonal = true },
                Number("experienceYears", "Years of experience.", 80) with { IsPersonal = true },
                Count("age", "Age in years.", 120) with { IsPersonal = true },
                Number("languagePoints", "Level of the official language, as the scheme counts it.", 1000) with { IsPersonal = true },
                Text("licenceHome", "ISO 3166-1 alpha-3 code of the state whose licence the worker holds.", ThreeLetters(), "three capitals, such as \"KEN\"") with { IsPersonal = true },
                Flag("hostLicence", "Whether the Rwandan council has licensed the worker.") with { IsPersonal = true }),
            new("declarations", FieldKind.Flags, "Facts a scheme asks about by name, such as intraGroupAssignment.", "true or false for each name of letters and digits", Name()),
            Text("permitClass", "Code of the permit class that is applied for, if one was named.", PermitClassCode(), "a code such as \"H2\""),
        ]);

    const string Words = "up to 80 letters, digits, blanks and . _ / -";

    static Field Text(string name, string meaning, Regex form, string expected) => new(name, FieldKind.Text, meaning, expected, form);

    static Field Several(string name, string meaning, Regex form, string expected) => new(name, FieldKind.Texts, meaning, expected, form);

    static Field Day(string name, string meaning) => new(name, FieldKind.Day, meaning, "a day of the calendar written yyyy-MM-dd");

    static Field Flag(string name, string meaning) => new(name, FieldKind.Flag, meaning, "true or false");

    static Field Count(string name, string meaning, decimal most = MostPeople) =>
        new(name, FieldKind.Integer, meaning, $"a whole number from 0 to {most}", Most: most);

    static Field Number(string name, string meaning, decimal most) => new(name, FieldKind.Number, meaning, $"a number from 0 to {most}", Most: most);

    static Field Facts(string name, string meaning, params Field[] members) => new(name, FieldKind.Facts, meaning, "an object", Members: members);

    static Field Items(string name, string meaning, params Field[] members) => new(name, FieldKind.Items, meaning, "a list of objects", Members: members);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$")]
    private static partial Regex Reference();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex ThreeLetters();

    [GeneratedRegex("^1[0-9]{8}$")]
    private static partial Regex TaxpayerNumber();

    [GeneratedRegex("^[0-9]{4}$")]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"^[\p{L}0-9][\p{L}0-9 ._/-]{0,79}$")]
    private static partial Regex Word();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,63}$")]
    private static partial Regex Name();

    [GeneratedRegex("^[A-Z][0-9A-Z]{0,3}$")]
    private static partial Regex PermitClassCode();
}
