using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Graduates of higher learning: programmes of institutions with what each teaches, women and men of a programme one after the other.</summary>
sealed class GraduateRecipe(ReferencePeriod period, Random random) : Recipe
{
    static readonly Dictionary<string, string> Levels = new()
    {
        ["certificate"] = "5",
        ["diploma"] = "5",
        ["advanced_diploma"] = "5",
        ["bachelor"] = "6",
        ["postgraduate_diploma"] = "7",
        ["master"] = "7",
        ["doctorate"] = "8",
    };

    static readonly string[] Clinical = ["0911", "0912", "0913", "0914", "0915", "0916"];

    static readonly Weighted<(string Code, double Size, string Awards, string Fields, double Weight)> Institutions = new(
        [
            ("UR", 60, "bachelor bachelor bachelor bachelor master postgraduate_diploma doctorate",
                "0114 0231 0311 0314 0411 0413 0421 0511 0521 0531 0541 0542 0613 0713 0714 0715 0731 0732 0811 0841 0911 0912 0913 0914 0915 0916 0923", 90),
            ("RP", 40, "diploma advanced_diploma advanced_diploma", "0612 0613 0713 0714 0715 0716 0721 0722 0724 0731 0732 0811 0821 0841 1013 1015", 50),
            ("ULK", 70, "bachelor bachelor master", "0311 0312 0411 0412 0413 0421 0613", 14),
            ("UNILAK", 50, "bachelor bachelor master", "0411 0412 0413 0421 0521 0613", 12),
            ("UOK", 60, "bachelor bachelor master", "0311 0411 0412 0413 0414 0421 0612 0613", 12),
            ("MKUR", 50, "bachelor diploma master", "0321 0411 0413 0613 0913 0916", 10),
            ("AUCA", 45, "bachelor bachelor master", "0114 0221 0411 0412 0413 0613", 10),
            ("INES", 30, "bachelor bachelor master", "0411 0511 0542 0613 0731 0732 0914", 10),
            ("UTB", 60, "bachelor diploma", "0413 0613 1013 1015", 8),
            ("UTAB", 25, "bachelor", "0114 0411 0521 0811", 5),
            ("CUR", 35, "bachelor", "0114 0314 0411 0613 0923", 5),
            ("PUR", 25, "bachelor", "0114 0221 0521", 4),
            ("EAUR", 40, "bachelor", "0114 0321 0413 1015", 4),
            ("KP", 30, "diploma bachelor", "0221 0411 0613 0913", 4),
            ("RHIH", 25, "diploma bachelor", "0913 0914", 3),
            ("ULKP", 30, "diploma advanced_diploma", "0713 0714 0732", 3),
            ("KIM", 25, "bachelor", "0411 0413 0613", 3),
            ("ICK", 20, "bachelor", "0321 0413 0521", 3),
            ("ILPD", 80, "postgraduate_diploma", "0421", 2),
            ("CMUA", 35, "master", "0612 0613 0714", 2),
            ("AIMS", 30, "master", "0541", 1),
            ("ALU", 60, "bachelor", "0413 0613 0522", 2),
            ("UGHE", 20, "bachelor master", "0912", 2),
            ("RICA", 35, "bachelor", "0811", 1),
            ("KEPLER", 60, "bachelor", "0413", 1),
            ("DAVIS", 40, "diploma", "0413 0613 1013", 2),
            ("VATEL", 20, "bachelor", "1013", 1),
        ],
        i => i.Weight);

    (string Institution, string Award, string Field, string Mode, double Size) _programme;

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("HG-R-01", row => SetIf(r => r["graduates"] != "0", ("foreign_graduates", $"{Whole(row, "graduates") + 1}"))(row)),
        ("HG-R-02", SetIf(r => r["award"] == "bachelor", ("isced_level", "7"))),
        ("HG-R-03", row => SetIf(r => Whole(r, "graduates") > 1, ("final_year_students", $"{Whole(row, "graduates") - 1}"))(row)),
        ("HG-R-04", Set(("graduates", "0"), ("foreign_graduates", ""))),
        ("HG-R-05", SetIf(r => r["award"] != "doctorate", ("graduates", "2500"), ("final_year_students", ""))),
        ("HG-R-06", SetIf(r => r["institution"] == "UR", ("award", "doctorate"), ("isced_level", "8"), ("graduates", "60"), ("final_year_students", ""))),
        ("HG-R-07", SetIf(r => Clinical.Contains(r["isced_f"]), ("study_mode", "distance"))),
        ("HG-R-08", SetIf(r => r["award"] == "bachelor", ("institution", "CMUA"))),
        ("HG-R-09", row => Set(("isced_f", row["isced_f"]![..2]))(row)),
        ("HG-R-10", SetIf(r => r["graduates"] != "0", ("foreign_graduates", ""))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        if (index % 2 == 0) _programme = Programme();
        var female = index % 2 == 0;
        var (institution, award, field, mode, size) = _programme;
        var share = field[..2] switch { "06" or "07" => 0.3, "09" or "01" => 0.58, "04" => 0.55, _ => 0.47 };
        var graduates = Math.Clamp((int)random.Around(size * (female ? share : 1 - share), 0.4), 1, award == "doctorate" ? 12 : 1_500);
        row.Blank();
        row["programme_id"] = $"P{index / 2 + 1:0000000}";
        row["institution"] = institution;
        row["award"] = award;
        row["isced_level"] = Levels[award];
        row["isced_f"] = field;
        row["study_mode"] = mode;
        row["sex"] = female ? "F" : "M";
        row["graduation_year"] = $"{period.Year}";
        row["final_year_students"] = random.Happens(0.93) ? $"{(int)(graduates * (1 + 0.35 * random.NextDouble()))}" : "";
        row["graduates"] = $"{graduates}";
        row["foreign_graduates"] = $"{(int)(graduates * (institution is "CMUA" or "AIMS" or "ALU" ? 0.6 : 0.08) * random.NextDouble())}";
    }

    (string Institution, string Award, string Field, string Mode, double Size) Programme()
    {
        var (institution, size, awards, fields, _) = Institutions.Draw(random);
        var award = Pick(awards);
        var field = Pick(fields);
        var mode = random.Happens(0.72) ? "full_time" : random.Happens(0.8) || Clinical.Contains(field) ? "part_time" : "distance";
        return (institution, award, field, mode, size * award switch { "doctorate" => 0.06, "master" or "postgraduate_diploma" => 0.5, _ => 1 });
    }

    string Pick(string words) => words.Split(' ') is var all ? all[random.Next(all.Length)] : "";

    static int Whole(Row row, string column) => int.Parse(row[column]!, CultureInfo.InvariantCulture);
}
