using System.Globalization;
using System.Text;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Maps Colombia's GEIH 2022 public microdata onto the columns of nisr/labour-force-survey.</summary>
static class Geih
{
    const string Header = "round_id,year,quarter,stratum,psu,hh_id,person_id,w_round,sex,age,isced,status,isco08,isic4_section,hours_week_main,pay_cash,pay_period";

    // First division of each ISIC revision 4 section.
    static readonly (int First, char Section)[] Sections =
    [
        (1, 'A'), (5, 'B'), (10, 'C'), (35, 'D'), (36, 'E'), (41, 'F'), (45, 'G'), (49, 'H'), (55, 'I'), (58, 'J'), (64, 'K'), (68, 'L'),
        (69, 'M'), (77, 'N'), (84, 'O'), (85, 'P'), (86, 'Q'), (90, 'R'), (94, 'S'), (97, 'T'), (99, 'U'),
    ];

    // Highest level attained (none, preschool, primary, ... doctorate) in ISCED 2011.
    static readonly string[] Isced = ["", "0", "0", "1", "2", "3", "3", "4", "5", "5", "6", "7", "7", "8"];

    static readonly HashSet<string> Occupations =
        [.. File.ReadLines(Repository.PathOf("protocols", "codelists", "isco08.csv")).Skip(1).Select(line => line.Split(',')[0])];

    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadLines(file).Select(line => line.Split(',')).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <remarks>
    /// The public file has no sampling units: department stands for the stratum, month for the unit, so standard errors only show that
    /// the way works. All months are delivered as one round.
    /// </remarks>
    public static string ToSurvey(string file)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (row, number) in Rows(file).Select((row, i) => (row, i + 1)))
            text.AppendJoin(',', "2022-Q4", "2022", "4", row["DPTO"], $"{row["DPTO"]}-{row["MES"]}", $"H{number:00000}", $"P{number:00000}",
                row["FEX_C18"], row["P3271"] == "1" ? "M" : "F", row["P6040"], Isced[int.Parse(row["P3042"], CultureInfo.InvariantCulture)],
                row["OCI"] == "1" ? "E" : "N", Known(row["OFICIO_C8"]), Section(row["RAMA2D_R4"]), row["P6800"],
                row["INGLABO"], row["INGLABO"].Length > 0 ? "M" : "").Append('\n');
        return text.ToString();
    }

    /// <summary>Nine national variants are no ISCO-08 codes: the finest group that exists holds them.</summary>
    static string Known(string code) => Enumerable.Range(0, code.Length).Select(cut => code[..^cut]).First(Occupations.Contains);

    static char Section(string division)
    {
        var number = int.Parse(division, CultureInfo.InvariantCulture);
        return Sections.Last(s => s.First <= number).Section;
    }
}
