namespace Pipeline.Walkthrough;

/// <summary>The answer of <c>/api/indicators/occupations</c>, as far as it is drawn.</summary>
sealed record OccupationAnswer(string Run, IReadOnlyList<OccupationFigure> Occupations);

sealed record OccupationFigure(string Isco08, string? Title, string Measure, double? Value, string Quality);

/// <summary>One line of the ranking: an occupation whose permits and employment may both be published.</summary>
sealed record RankedOccupation(string Isco08, string? Title, double Permits, double Employed, double? HourlyPay)
{
    public double PermitsPerThousand => 1000 * Permits / Employed;

    /// <summary>Most permits per 1,000 employed first. This shows reliance on foreign workers; a shortage needs rounds years apart.</summary>
    public static IReadOnlyList<RankedOccupation> Rank(OccupationAnswer answer) =>
    [
        .. from figure in answer.Occupations
           group figure by (figure.Isco08, figure.Title) into occupation
           let permits = Value(occupation, "permit_stock")
           let employed = Value(occupation, "employment")
           where permits is not null && employed > 0
           let ranked = new RankedOccupation(
               occupation.Key.Isco08, occupation.Key.Title, permits.Value, employed.Value, Value(occupation, "median_hourly_pay"))
           orderby ranked.PermitsPerThousand descending, ranked.Isco08
           select ranked,
    ];

    static double? Value(IEnumerable<OccupationFigure> figures, string measure) => figures.FirstOrDefault(f => f.Measure == measure)?.Value;
}
