namespace Pipeline.OccupationsInDemand.Tests;

/// <summary>Software developers as the method's worked example has them (five occupations, windows three years apart).</summary>
static class Samples
{
    static readonly (string Code, double Weight, double X, double Total, double Z)[] Worked =
    [
        ("WAGE", .22, .106440, .035749, 1.060457), ("EMP", .16, .160000, .049784, 1.472960), ("UNEMP", .16, -.046154, -.097683, .259207), ("VAC", .16, .111748, .005384, 3),
        ("HRS", .10, .009175, .006384, 0), ("UNDERQ", .10, -.001667, .003333, -1.798642), ("PERMIT", .10, .067742, .002467, 3),
    ];

    public static OccupationExplanation Explanation { get; } = new(
        "2512", "Software developers", "2026-Q3", new("0f3a5d1c2b4e6f708192", new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), ["dgie/work-permits", "nisr/labour-force-survey"]),
        new("SHORTAGE", 1.110583, .35, .424596, 1.79657, .998004, 1, 1, 4, 5, 1, 90, 1, 7, 4, .571429, .900648, "ok", null),
        [
            .. Worked.Select(w => new IndicatorFacts(
                w.Code, w.Weight, w.X, w.Total, w.X - w.Total, w.X - w.Total, 1, w.Z, w.Weight * w.Z, w.Code is "UNDERQ" ? 2 : 4, 412, .0123, false, "ok", null)),
            new("GRAD", 0, null, null, null, null, null, null, null, null, null, null, false, "suppressed", "no_data"),
        ],
        [new("equal_weights", .99914, 1, 0, null), new("drop_permit", .900648, 1, 0, null), new("drop_vac", .750695, 2, 1, null), new("classical_z", .861272, 1, 0, null), new("drawn_weights", null, null, null, .981)],
        [new("mac", "POTENTIAL", .43, 2, 70, "ok"), new("oecd", "SHORTAGE", .99914, 1, 90, "ok"), new("rsi", "SHORTAGE", 1.110583, 1, 90, "ok")],
        [new("2025-Q4", .62, .05, 1.2, 3, "POTENTIAL"), new("2026-Q1", .71, .1, 1.35, 2, "POTENTIAL"), new("2026-Q2", .95, .3, 1.6, 1, "SHORTAGE"), new("2026-Q3", 1.110583, .424596, 1.79657, 1, "SHORTAGE")],
        new(new(2026, 11, 20), "AnnexNotSupplied", "The Occupations in Demand List of 2013 is in force in law, but its annex has not been supplied: which occupations are on it cannot be told here.", null, []),
        [], false,
        [new("2026-Q3", "0f3a5d1c2b4e6f708192", "Decided", "add", ["shortage_confirmed_2", "evidence_2"], "add", "Accept", "add", "D-2026-001", null, false)],
        new(["Software developers (2512): rank 1 of 5, shortage.", "11.2% of jobs are vacant, against 0.5% in the whole economy."], ["Développeurs (2512) : rang 1 sur 5, pénurie.", "11,2 % des postes sont vacants."]));

    public static OccupationRanking Ranking { get; } = new(
        "2026-Q3", Explanation.Run!, Explanation.List.Statement, Explanation.List.State, 5,
        [
            new(1, 1, 4, "2512", "Software developers", "SHORTAGE", 1.110583, .42, 1.8, .998, 1, true, "add", "ok"),
            new(2, 1, 4, "2142", "Civil engineers", "POTENTIAL", .653263, .07, 1.24, .97, 1, false, "watch", "ok"),
            new(3, 1, 4, "2221", "Nursing professionals", "BALANCED", -.043962, -.53, .45, .43, 1, true, "keep", "ok"),
            new(4, 1, 5, "7411", "Building and related electricians", "SURPLUS", -.61896, -1.4, .17, .06, .78, false, null, "caution"),
            new(5, 4, 5, "3313", "Accounting associate professionals", "SURPLUS", -1.539494, -2.13, -.95, .002, 1, false, "remove", "ok"),
            new(null, null, null, "2267", "Optometrists and ophthalmic opticians", "INSUFFICIENT", null, null, null, null, 0, null, null, "suppressed"),
        ]);
}
