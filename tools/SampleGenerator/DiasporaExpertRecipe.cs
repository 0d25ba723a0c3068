using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Diaspora experts: most of them trained in the country where they live. Those with a mission have consented, are licensed and available.</summary>
sealed class DiasporaExpertRecipe(ReferencePeriod period, Random random) : Recipe
{
    static readonly Weighted<(string Code, string[] Cities, string[] Authorities, string[] Languages, double Weight)> Countries = new(
        [
            ("BEL", ["Bruxelles", "Liège", "Gent", "Antwerpen", "Namur"], ["SPF Santé"], ["fr", "nl", "en"], 34),
            ("GBR", ["London", "Manchester", "Birmingham", "Leeds", "Glasgow"], ["GMC", "NMC", "HCPC"], ["en"], 24),
            ("DEU", ["Berlin", "Köln", "Mainz", "München", "Hamburg"], ["Ärztekammer"], ["de", "en"], 18),
            ("NLD", ["Amsterdam", "Utrecht", "Rotterdam", "Eindhoven"], ["BIG-register"], ["nl", "en"], 14),
            ("FRA", ["Paris", "Lyon", "Lille", "Toulouse"], ["CNOM"], ["fr", "en"], 10),
        ],
        c => c.Weight);

    static readonly string[] Districts = ["12", "43", "33", "31", "27", "56", "52", "44", "37", "32"];
    static readonly string[] Motives = ["teach", "clinical", "research", "mentor"];
    static readonly string[] OtherConsents = ["contact_by_host", "embassy", "statistics", "opportunities"];
    static readonly string[] Sources = ["call", "call", "association", "embassy", "self"];

    readonly HealthProgramme _programme = new(period);

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("DX-R-01", Set(("consent_matching_withdrawn", "2001-01-01"))),
        ("DX-R-02", Set(("consent_contact_by_host_withdrawn", "2001-01-01"))),
        ("DX-R-03", Set(("consent_embassy_withdrawn", "2001-01-01"))),
        ("DX-R-04", Set(("consent_statistics_withdrawn", "2001-01-01"))),
        ("DX-R-05", Set(("consent_opportunities_withdrawn", "2001-01-01"))),
        ("DX-R-06", Set([.. OtherConsents.Prepend("matching").SelectMany(p => new[] { ($"consent_{p}_given", ""), ($"consent_{p}_withdrawn", "") })])),
        ("DX-R-07", SetIf(r => r["consent_contact_by_host_given"] != "", ("consent_matching_given", ""), ("consent_matching_withdrawn", ""))),
        ("DX-R-08", SetIf(r => r["licence_status"] == "active", ("licence_valid_to", ""))),
        ("DX-R-09", SetIf(r => r["licence_status"] == "none", ("licence_country", "DEU"))),
        ("DX-R-10", SetIf(r => r["rw_council_status"] is "full" or "temporary", ("rw_council_valid_to", ""))),
        ("DX-R-11", SetIf(r => r["rw_council_status"] == "none", ("rw_council_valid_to", "2030-12-31"))),
        ("DX-R-12", Set(("mode_onsite", "false"), ("mode_online", "false"))),
        ("DX-R-13", SetIf(r => r["available_1_from"] != "" && r["available_2_from"] == "", ("available_1_to", ""))),
        ("DX-R-14", SetIf(r => r["available_2_from"] != "" && r["available_3_from"] == "", ("available_2_to", ""))),
        ("DX-R-15", SetIf(r => r["available_3_from"] == "", ("available_3_to", "2030-12-31"))),
        ("DX-R-16", SetIf(r => r["available_2_from"] != "" && r["available_1_from"] != "", ("available_2_from", "2001-01-01"))),
        ("DX-R-17", SetIf(r => r["available_3_from"] != "", ("available_3_from", "2001-01-01"))),
        ("DX-R-18", Set(("skill_1_level", ""))),
        ("DX-R-19", SetIf(r => r["skill_2_code"] != "", ("skill_2_level", ""))),
        ("DX-R-20", SetIf(r => r["skill_3_code"] != "", ("skill_3_level", ""))),
        ("DX-R-21", SetIf(r => r["skill_4_code"] == "", ("skill_4_level", "3"))),
        ("DX-R-22", SetIf(r => r["skill_5_code"] == "", ("skill_5_level", "3"))),
        ("DX-R-23", row => SetIf(r => r["skill_2_code"] != "", ("skill_2_code", row["skill_1_code"]!))(row)),
        ("DX-R-24", SetIf(r => r["secondary_specialty_1"] == "" && r["specialty_code"] != "NURSE", ("secondary_specialty_2", "NURSE"))),
        ("DX-R-25", SetIf(r => r["skill_2_code"] == "", ("skill_1_code", ""), ("skill_1_level", ""))),
        ("DX-R-26", row => SetIf(r => r["secondary_specialty_2"] == "", ("secondary_specialty_1", row["specialty_code"]!))(row)),
        ("DX-R-27", Set(("lang_rw", ""), ("lang_en", ""), ("lang_fr", ""), ("lang_sw", ""), ("lang_nl", ""), ("lang_de", ""))),
        ("DX-R-28", Set(("max_days_per_year", "2"))),
        ("DX-R-29", Set(("birth_year", "1995"), ("years_experience", "25"))),
        ("DX-R-30", SetIf(
            r => r["profession_isco08"] == "2212", ("licence_status", "none"), ("licence_country", ""), ("licence_authority", ""), ("licence_valid_to", ""))),
        ("DX-R-31", SetIf(r => r["motive_invest"] == "true" && r["invest_sector_2"] == "", ("invest_sector_1", ""))),
        ("DX-R-32", SetIf(r => r["motive_invest"] == "false", ("invest_sector_1", "Q"))),
        ("DX-R-33", Set(("updated_on", "2001-01-01"))),
        ("DX-R-34", Set(("registered_on", Text(period.End.AddDays(1))), ("updated_on", Text(period.End.AddDays(1))))),
        ("DX-R-35", Set(("updated_on", "2099-01-01"))),
        ("DX-R-36", SetIf(r => r["consent_matching_given"] != "", ("consent_matching_withdrawn", "2099-01-01"))),
        ("DX-R-37", SetIf(r => r["consent_contact_by_host_given"] != "", ("consent_contact_by_host_withdrawn", "2099-01-01"))),
        ("DX-R-38", SetIf(r => r["consent_embassy_given"] != "", ("consent_embassy_withdrawn", "2099-01-01"))),
        ("DX-R-39", SetIf(r => r["consent_statistics_given"] != "", ("consent_statistics_withdrawn", "2099-01-01"))),
        ("DX-R-40", SetIf(r => r["consent_opportunities_given"] != "", ("consent_opportunities_withdrawn", "2099-01-01"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        var missions = _programme.MissionsOf(index).ToList();
        var specialty = HealthSpecialty.At(index);
        var country = Countries.Draw(random);
        var experience = Math.Clamp((int)random.Around(13, 0.5), 3, 38);
        row.Blank();
        row["expert_id"] = HealthProgramme.ExpertId(index);
        row["residence_country"] = country.Code;
        row["residence_city"] = random.Happens(0.85) ? country.Cities[random.Next(country.Cities.Length)] : "";
        row["sex"] = random.Happens(specialty.Code is "NURSE" or "MIDWIF" ? 0.7 : 0.44) ? "F" : "M";
        row["birth_year"] = random.Happens(0.97) ? $"{period.Year - 25 - experience - random.Next(6)}" : "";
        row["profession_isco08"] = specialty.Code == "MENTAL" && random.Happens(0.5) ? "2634" : specialty.Isco;
        row["years_experience"] = $"{experience}";
        row["previous_missions"] = $"{(int)(3 * Math.Pow(random.NextDouble(), 3)) + missions.Count(m => m.Status == "Completed")}";
        FillSkills(row, specialty);
        FillLicence(row, country.Code, country.Authorities[random.Next(country.Authorities.Length)], missions.Count > 0);
        FillLanguages(row, country.Languages);
        FillAvailability(row, index, missions);
        FillWishes(row);
        FillConsents(row, missions.Count > 0);
    }

    void FillSkills(Row row, HealthSpecialty specialty)
    {
        var second = HealthSpecialty.At(random.Next(HealthSpecialty.CycleLength));
        row["specialty_code"] = specialty.Code;
        row["secondary_specialty_1"] = second.Code != specialty.Code && random.Happens(0.3) ? second.Code : "";
        var (first, skills) = (random.Next(6), 1 + random.Next(5));
        for (var i = 0; i < skills; i++)
        {
            row[$"skill_{i + 1}_code"] = specialty.Skill((first + i) % 6);
            row[$"skill_{i + 1}_level"] = $"{2 + random.Next(4)}";
        }
    }

    void FillLicence(Row row, string country, string authority, bool placed)
    {
        var profession = row["profession_isco08"];
        var licensed = profession is not ("2149" or "2634");
        var status = !licensed ? "none" : placed || random.Happens(0.93) ? "active" : random.Happens(0.6) ? "lapsed" : "restricted";
        row["licence_status"] = status;
        if (status != "none")
        {
            row["licence_country"] = country;
            row["licence_authority"] = authority;
            row["licence_valid_to"] = CellText.Of(
                status == "lapsed" ? period.Start.AddDays(-1 - random.Next(700)) : period.End.AddDays(240 + random.Next(1_500)));
        }
        var council = !licensed ? "none" : placed ? random.Happens(0.5) ? "temporary" : "full"
            : random.Happens(0.6) ? "none" : random.Happens(0.5) ? "applied" : "full";
        row["rw_council_status"] = council;
        if (council is "temporary" or "full") row["rw_council_valid_to"] = CellText.Of(period.End.AddDays(240 + random.Next(700)));
    }

    void FillLanguages(Row row, string[] local)
    {
        row["lang_rw"] = random.Happens(0.82) ? "C2" : random.Happens(0.5) ? "B1" : "";
        foreach (var language in local) row[$"lang_{language}"] = random.Happens(0.5) ? "C1" : random.Happens(0.6) ? "C2" : "B2";
        if (row["lang_fr"] == "" && random.Happens(0.5)) row["lang_fr"] = "B2";
        if (random.Happens(0.15)) row["lang_sw"] = "B1";
    }

    void FillAvailability(Row row, long index, List<HealthMission> missions)
    {
        var modes = _programme.ModesOf(index);
        row["mode_onsite"] = CellText.Of(modes != "online");
        row["mode_online"] = CellText.Of(modes != "onsite");
        List<(DateOnly From, DateOnly To)> windows = [.. missions.Select(m => (m.From, m.To))];
        var last = windows.Count > 0 && windows[^1].To > period.End ? windows[^1].To : period.End;
        for (var more = random.Next(3); more > 0 && windows.Count < 3; more--)
        {
            var from = last.AddDays(20 + random.Next(90));
            last = from.AddDays(13 + random.Next(60));
            windows.Add((from, last));
        }
        for (var i = 0; i < windows.Count; i++)
            (row[$"available_{i + 1}_from"], row[$"available_{i + 1}_to"]) = (CellText.Of(windows[i].From), CellText.Of(windows[i].To));
        row["max_days_per_year"] = $"{Math.Max(missions.Sum(m => m.Days), 10 + 5 * random.Next(20))}";
        var first = random.Next(Districts.Length);
        for (var i = random.Next(4); i > 0; i--) row[$"preferred_district_{i}"] = Districts[(first + i) % Districts.Length];
    }

    void FillWishes(Row row)
    {
        foreach (var motive in Motives) row[$"motive_{motive}"] = CellText.Of(random.Happens(0.5));
        var invests = random.Happens(0.18);
        row["motive_invest"] = CellText.Of(invests);
        if (invests) row["invest_sector_1"] = random.Happens(0.6) ? "Q" : "A";
        if (invests && random.Happens(0.3)) row["invest_sector_2"] = "J";
        row["source"] = Sources[random.Next(Sources.Length)];
    }

    void FillConsents(Row row, bool placed)
    {
        // Whoever has a mission was registered before it was proposed, and has not left.
        var registered = placed ? period.Start.AddDays(-300 - random.Next(320)) : random.Day(period.Start.AddDays(-620), period.End);
        var matching = placed || random.Happens(0.95);
        row["registered_on"] = CellText.Of(registered);
        row["updated_on"] = CellText.Of(random.Day(registered, period.End));
        row["consent_version"] = random.Happens(0.7) ? "v2" : "v1";
        row["consent_matching_given"] = matching ? CellText.Of(registered) : "";
        if (matching && !placed && random.Happens(0.05)) row["consent_matching_withdrawn"] = CellText.Of(random.Day(registered, period.End));
        foreach (var purpose in OtherConsents)
            if (purpose == "statistics" || (random.Happens(0.6) && (matching || purpose != "contact_by_host")))
                row[$"consent_{purpose}_given"] = CellText.Of(registered);
        if (random.Happens(0.04) && row["consent_embassy_given"] != "") row["consent_embassy_withdrawn"] = CellText.Of(random.Day(registered, period.End));
    }
}
