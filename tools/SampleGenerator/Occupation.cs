namespace Pipeline.SampleGenerator;

/// <summary>A job as samples know it. The figures are plausible, not measured.</summary>
/// <param name="Wage">Median monthly wage in Rwandan francs in <see cref="BaseYear"/>.</param>
/// <param name="Isced">Usual level of education.</param>
/// <param name="Rural">Weight among the employed of rural strata.</param>
/// <param name="Urban">Weight among the employed of urban strata.</param>
/// <param name="Permits">Weight among foreign workers.</param>
/// <param name="Growth">Yearly growth of all three weights, so that a run over several years finds something.</param>
sealed record Occupation(
    string Isco, string Section, int Wage, int Isced, double Rural, double Urban, double Permits = 0, double Growth = 0)
{
    const int BaseYear = 2022;
    const double WageGrowth = 0.06;

    public double WageIn(int year) => Wage * Math.Pow(1 + WageGrowth + Growth / 2, year - BaseYear);

    public double Drift(int year) => Math.Pow(1 + Growth, year - BaseYear);

    public static readonly IReadOnlyList<Occupation> All =
    [
        new("1120", "C", 2_600_000, 7, 0, 2, 5),
        new("1420", "G", 520_000, 6, 1, 5, 2),
        new("2142", "F", 1_050_000, 6, 1, 4, 12, Growth: 0.08),
        new("2212", "Q", 1_700_000, 8, 0, 2, 6, Growth: 0.05),
        new("2221", "Q", 330_000, 6, 3, 7, 5, Growth: 0.06),
        new("2310", "P", 1_200_000, 8, 0, 2, 5),
        new("2330", "P", 260_000, 6, 6, 9, 3),
        new("2341", "P", 170_000, 5, 14, 12, 1),
        new("2411", "K", 620_000, 6, 1, 9, 4),
        new("2512", "J", 1_150_000, 6, 0, 6, 9, Growth: 0.15),
        new("2635", "S", 480_000, 6, 1, 3, 8),
        new("3115", "C", 420_000, 5, 1, 3, 6),
        new("3313", "K", 300_000, 5, 2, 9),
        new("4110", "O", 210_000, 4, 2, 12),
        new("5120", "I", 95_000, 2, 4, 14, 7),
        new("5223", "G", 80_000, 2, 22, 40, 2),
        new("5414", "N", 75_000, 2, 6, 22),
        new("6111", "A", 48_000, 1, 60, 6, 1),
        new("6121", "A", 55_000, 1, 24, 3),
        new("7112", "F", 120_000, 2, 18, 24, 6, Growth: 0.03),
        new("7212", "C", 140_000, 3, 3, 9, 5),
        new("7411", "F", 165_000, 3, 2, 8, 6, Growth: 0.06),
        new("7531", "C", 90_000, 2, 7, 12),
        new("8321", "H", 110_000, 2, 16, 26),
        new("8332", "H", 190_000, 2, 2, 9, 7),
        new("9111", "T", 42_000, 1, 10, 45),
        new("9211", "A", 38_000, 0, 78, 8),
        new("9313", "F", 60_000, 1, 26, 28),
    ];
}
