using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora;

/// <summary>Experts as <c>minaffet/diaspora-experts</c> delivers them.</summary>
static class DeliveredExperts
{
    const int Skills = 5;
    const int Windows = 3;
    const int Districts = 3;

    static readonly string[] Languages = ["rw", "en", "fr", "sw", "nl", "de"];

    static readonly (ConsentPurpose Purpose, string Column)[] Purposes =
    [
        (ConsentPurpose.Matching, "matching"), (ConsentPurpose.ContactByHost, "contact_by_host"), (ConsentPurpose.Embassy, "embassy"),
        (ConsentPurpose.Statistics, "statistics"), (ConsentPurpose.Opportunities, "opportunities"),
    ];

    public static Expert Read(LakeRow row) => new(row.Text("expert_id")!, Profile(row),
    [
        .. from p in Purposes
           let given = row.Day($"consent_{p.Column}_given")
           where given is not null
           select new Consent(p.Purpose, row.Text("consent_version") ?? "", given.Value, row.Day($"consent_{p.Column}_withdrawn")),
    ]);

    static ExpertProfile Profile(LakeRow row) => new(
        row.Text("residence_country")!, row.Text("residence_city"), row.Text("sex"), row.Number("birth_year"), row.Text("profession_isco08")!, row.Text("specialty_code")!,
        [.. Numbered(2, n => row.Text($"secondary_specialty_{n}"))],
        Numbered(Skills, n => row.Text($"skill_{n}_code") is { } code ? new { Code = code, Level = row.Number($"skill_{n}_level") ?? 0 } : null)
            .DistinctBy(s => s.Code).ToDictionary(s => s.Code, s => s.Level),
        row.Number("years_experience") ?? 0,
        row.Text("licence_status") is { } status and not "none" ? new(row.Text("licence_authority") ?? "", row.Text("licence_country") ?? "", status, row.Day("licence_valid_to")) : null,
        row.Text("rw_council_status") ?? "none", row.Day("rw_council_valid_to"),
        Languages.Where(l => row.Text($"lang_{l}") is not null).ToDictionary(l => l, l => row.Text($"lang_{l}")!),
        row.IsTrue("mode_onsite"), row.IsTrue("mode_online"),
        [.. Numbered(Windows, n => row.Day($"available_{n}_from") is { } from && row.Day($"available_{n}_to") is { } to ? new { Span = new DaySpan(from, to) } : null).Select(w => w.Span)],
        row.Number("max_days_per_year") ?? 0, [.. Numbered(Districts, n => row.Text($"preferred_district_{n}"))], row.Text("source") ?? "",
        row.Day("registered_on") ?? DateOnly.MinValue, row.Day("updated_on") ?? DateOnly.MinValue);

    static IEnumerable<T> Numbered<T>(int most, Func<int, T?> read) where T : class => Enumerable.Range(1, most).Select(read).OfType<T>();
}
