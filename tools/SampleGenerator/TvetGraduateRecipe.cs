using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Graduates of technical schools: every school has four trades at three levels, women and men one after the other.</summary>
sealed class TvetGraduateRecipe(ReferencePeriod period, Random random) : Recipe
{
    const int TradesPerSchool = 4;
    const int LevelsPerTrade = 3;

    static readonly string[] Districts =
    [
        "12", "13", "11", "24", "27", "33", "43", "36", "51", "57", "21", "22", "23", "25", "26", "28", "31", "32", "34", "35", "37", "41", "42", "44", "45",
        "52", "53", "54", "55", "56",
    ];

    // Their number is a prime, so that any step through them meets each once.
    static readonly (string Trade, string Field, double Women)[] Trades =
    [
        ("SOD", "0613", 0.42), ("BDC", "0732", 0.22), ("ACC", "0411", 0.6), ("ETT", "0713", 0.2), ("CUA", "1013", 0.62), ("AUT", "0716", 0.1),
        ("TOR", "1015", 0.6), ("NIT", "0612", 0.38), ("PLT", "0732", 0.15), ("TAI", "0723", 0.75), ("CSA", "0612", 0.4), ("MAS", "0732", 0.18),
        ("FBO", "1013", 0.6), ("ELE", "0714", 0.25), ("WEL", "0715", 0.08), ("FOP", "0721", 0.58), ("LSV", "0731", 0.3), ("CRP", "0811", 0.48),
        ("HAI", "1012", 0.8), ("WOT", "0722", 0.1), ("ANH", "0841", 0.44), ("FAD", "0212", 0.7), ("MMP", "0211", 0.4), ("REN", "0713", 0.22),
        ("FRO", "1013", 0.65), ("MIN", "0724", 0.12), ("FOR", "0821", 0.4), ("IND", "0212", 0.45), ("IRD", "0732", 0.3), ("AGM", "0716", 0.2),
        ("LEA", "0723", 0.5),
    ];

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("TG-R-01", row => Set(("graduates", $"{Whole(row, "candidates") + 1}"))(row)),
        ("TG-R-02", row => Set(("foreign_graduates", $"{Whole(row, "graduates") + 1}"))(row)),
        ("TG-R-03", Set(("isced_level", "5"))),
        ("TG-R-04", row => Set(("attached", $"{Whole(row, "candidates") + 1}"))(row)),
        ("TG-R-05", SetIf(r => r["attached"] != "", ("candidates", "0"), ("graduates", "0"), ("attached", "0"), ("foreign_graduates", ""))),
        ("TG-R-06", Set(("candidates", "450"))),
        ("TG-R-07", row => SetIf(r => Whole(r, "candidates") >= 10, ("graduates", "0"), ("foreign_graduates", ""))(row)),
        ("TG-R-08", SetIf(r => r["rtqf_level"] is "4" or "5", ("attached", ""))),
        ("TG-R-09", Set(("isced_f", "0031"))),
        ("TG-R-10", SetIf(r => r["graduates"] != "0", ("foreign_graduates", ""))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        var group = index / 2;
        var school = group / (TradesPerSchool * LevelsPerTrade);
        var basic = school % 6 == 5;
        var (trade, field, women) = Trades[(school * 7 + group / LevelsPerTrade % TradesPerSchool * 5) % Trades.Length];
        var level = (int)(group % LevelsPerTrade) + (basic ? 1 : 3);
        var female = index % 2 == 0;
        var candidates = Math.Clamp((int)random.Around(28 * (female ? women : 1 - women), 0.45), 1, 280);
        var graduates = Math.Max(1, (int)Math.Round(candidates * (0.8 + 0.2 * random.NextDouble())));
        var district = Districts[school % Districts.Length];
        row.Blank();
        row["school_code"] = $"{district}{school / Districts.Length + 1:0000}";
        row["district"] = district;
        row["ownership"] = (school * 5 % 8) switch { < 3 => "public", < 6 => "government_aided", _ => "private" };
        row["trade"] = trade;
        row["rtqf_level"] = $"{level}";
        row["isced_level"] = level < 3 ? "2" : "3";
        row["isced_f"] = field;
        row["sex"] = female ? "F" : "M";
        row["graduation_year"] = $"{period.Year}";
        row["candidates"] = $"{candidates}";
        row["graduates"] = $"{graduates}";
        row["attached"] = level > 3 || random.Happens(0.4) ? $"{(int)(candidates * (0.85 + 0.15 * random.NextDouble()))}" : "";
        row["foreign_graduates"] = random.Happens(0.1) ? "1" : "0";
    }

    static int Whole(Row row, string column) => int.Parse(row[column]!, CultureInfo.InvariantCulture);
}
