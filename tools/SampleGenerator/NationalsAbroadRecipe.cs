using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>
/// Counts of nationals abroad: first the stock, then the year's outflow. Rows step through the cells of a grid in an order that mixes them, so
/// that no cell comes twice and any number of rows shows all kinds.
/// </summary>
sealed class NationalsAbroadRecipe : Recipe
{
    const double ShareOfStock = 0.72;
    const long Step = 7_368_787;

    static readonly (string Code, double Stock, string Source)[] Countries =
    [
        ("UGA", 120_000, "embassy_estimate"), ("COD", 90_000, "embassy_estimate"), ("KEN", 32_000, "consular_register"),
        ("TZA", 22_000, "embassy_estimate"), ("BDI", 12_000, "embassy_estimate"), ("BEL", 34_000, "host_statistics"),
        ("FRA", 22_000, "host_statistics"), ("USA", 21_000, "host_statistics"), ("CAN", 18_000, "host_statistics"),
        ("GBR", 9_000, "host_statistics"), ("DEU", 4_500, "host_statistics"), ("NLD", 4_000, "host_statistics"),
        ("ZMB", 9_000, "consular_register"), ("MWI", 5_000, "consular_register"), ("MOZ", 6_000, "consular_register"),
        ("ZAF", 7_000, "consular_register"), ("COG", 9_000, "embassy_estimate"), ("CHN", 1_800, "consular_register"),
        ("IND", 1_500, "consular_register"), ("ARE", 3_500, "consular_register"), ("QAT", 1_200, "consular_register"),
        ("POL", 2_500, "host_statistics"), ("SWE", 1_800, "host_statistics"), ("SEN", 1_600, "consular_register"),
    ];

    static readonly (string Age, double Share)[] Ages =
        [("15-24", 0.19), ("25-34", 0.27), ("35-44", 0.2), ("45-54", 0.12), ("55-64", 0.07), ("65+", 0.04), ("0-14", 0.11)];

    static readonly (string Level, double Share)[] Levels =
        [("0", 0.1), ("1", 0.24), ("2", 0.14), ("3", 0.2), ("5", 0.06), ("6", 0.14), ("7", 0.05), ("8", 0.01), ("X", 0.06)];

    static readonly (string Status, string Occupation, string Section, double Share)[] Activities =
    [
        ("N", "X", "X", 0.3), ("X", "X", "X", 0.2), ("E", "X", "X", 0.12), ("E", "11", "C", 0.01), ("E", "13", "F", 0.01),
        ("E", "21", "F", 0.015), ("E", "22", "Q", 0.03), ("E", "23", "P", 0.03), ("E", "24", "K", 0.02), ("E", "25", "J", 0.02),
        ("E", "26", "S", 0.01), ("E", "31", "C", 0.01), ("E", "32", "Q", 0.02), ("E", "33", "K", 0.01), ("E", "41", "O", 0.01),
        ("E", "51", "I", 0.03), ("E", "52", "G", 0.05), ("E", "53", "Q", 0.03), ("E", "54", "N", 0.02), ("E", "61", "A", 0.03),
        ("E", "71", "F", 0.03), ("E", "72", "C", 0.01), ("E", "75", "C", 0.01), ("E", "83", "H", 0.02), ("E", "91", "T", 0.03),
        ("E", "92", "A", 0.02), ("E", "93", "F", 0.02),
    ];

    // Neither children at work nor doctors of twenty.
    static readonly (string Age, string Level, string Status, string Occupation, string Section, double Share)[] People =
    [
        .. from age in Ages
           from level in Levels
           from activity in Activities
           where age.Age != "0-14" || (activity.Status != "E" && level.Level is ("0" or "1" or "2" or "X"))
           where age.Age != "15-24" || level.Level != "8"
           select (age.Age, level.Level, activity.Status, activity.Occupation, activity.Section, age.Share * level.Share * activity.Share),
    ];

    static readonly long Cells = 2L * Countries.Length * People.Length;

    readonly ReferencePeriod _period;
    readonly Random _random;
    readonly long _start;

    public NationalsAbroadRecipe(ReferencePeriod period, Random random)
    {
        (_period, _random) = (period, random);
        _start = random.NextInt64(Cells);
    }

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("NA-R-01", SetIf(r => r["labour_status"] == "N", ("isco08_group", "22"))),
        ("NA-R-02", SetIf(r => r["labour_status"] == "E" && r["isced_level"] is "0" or "1" or "2", ("age_group", "0-14"))),
        ("NA-R-03", SetIf(r => r["measure"] == "stock", ("reference_day", ""))),
        ("NA-R-04", SetIf(r => r["measure"] == "outflow", ("reference_day", "2025-12-31"))),
        ("NA-R-05", Set(("country", "RWA"))),
        ("NA-R-06", Set(("persons", "0"))),
        ("NA-R-07", SetIf(r => r["age_group"] == "0-14", ("isced_level", "6"))),
        ("NA-R-08", SetIf(r => r["age_group"] == "15-24", ("isced_level", "8"))),
        ("NA-R-09", SetIf(r => r["measure"] == "stock", ("under_agreement", "true"))),
        ("NA-R-10", SetIf(r => r["source"] == "labour_agreement", ("under_agreement", "false"))),
        ("NA-R-11", SetIf(r => r["source"] == "embassy_estimate", ("is_estimate", "false"))),
        ("NA-R-12", Set(("persons", "250000"))),
        ("NA-R-13", SetIf(r => r["measure"] == "stock", ("reference_day", "2099-12-31"))),
    ];

    /// <exception cref="ArgumentException">More rows are asked for than the grid has cells.</exception>
    public override void Fill(Row row, long index, long rows)
    {
        var stockRows = (long)Math.Ceiling(rows * ShareOfStock);
        if (stockRows > Cells) throw new ArgumentException($"There are {Cells} cells; at most {(long)(Cells / ShareOfStock)} rows can be made.", nameof(rows));
        var stock = index < stockRows;
        var cell = (_start + (stock ? index : index - stockRows) * Step) % Cells;
        var country = Countries[cell % Countries.Length];
        var female = cell / Countries.Length % 2 == 0;
        var people = People[cell / Countries.Length / 2];
        var agreement = !stock && people.Status == "E" && country.Code is ("ARE" or "QAT");
        var source = agreement ? "labour_agreement" : !stock && country.Source == "host_statistics" ? "consular_register" : country.Source;
        var persons = country.Stock * (stock ? 1 : 0.09) * people.Share * (female ? 0.48 : 0.52);
        row["measure"] = stock ? "stock" : "outflow";
        row["country"] = country.Code;
        row["sex"] = female ? "F" : "M";
        row["age_group"] = people.Age;
        row["isced_level"] = people.Level;
        row["labour_status"] = people.Status;
        row["isco08_group"] = people.Occupation;
        row["isic4_section"] = people.Section;
        row["persons"] = $"{Math.Max(1, (long)Math.Round(_random.Around(persons, 0.3)))}";
        row["source"] = source;
        row["is_estimate"] = CellText.Of(source == "embassy_estimate");
        row["under_agreement"] = CellText.Of(agreement);
        row["reference_day"] = CellText.Of(stock ? _period.End : null);
    }
}
