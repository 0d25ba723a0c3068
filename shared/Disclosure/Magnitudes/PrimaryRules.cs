namespace Pipeline.Disclosure.Magnitudes;

/// <summary>The (n, k) rule: unsafe where the <paramref name="N"/> largest contributors have more than <paramref name="Percent"/> of a cell.</summary>
public sealed record Dominance(int N, double Percent);

/// <summary>The (p, q) rule: unsafe where the second contributor, who knew the first to q percent, can now tell it to p percent.</summary>
public sealed record PriorPosterior(double P, double Q);

/// <summary>
/// Which cells of a table must not be shown, and how far their true figure must stay in doubt (Handbook on Statistical Disclosure Control, chapter
/// 4). The parameters are data of the publisher and are not published.
/// </summary>
public sealed record PrimaryRules
{
    /// <summary>A cell of fewer contributors is unsafe.</summary>
    public required int MinimumContributors { get; init; }

    /// <summary>The p% rule: unsafe where all but the two largest amount to less than this percentage of the largest; null to leave it out.</summary>
    public double? P { get; init; }

    public Dominance? Dominance { get; init; }

    public PriorPosterior? PriorPosterior { get; init; }

    /// <summary>
    /// Cells with an amount below 0 are judged by absolute amounts, the percentages of p% and (p, q) times this; 0 judges them by the number of
    /// contributors alone.
    /// </summary>
    public double NegativeShare { get; init; } = 0.5;

    /// <summary>The table counts units: an unsafe count stays in doubt up to the minimum frequency, or one less than that above itself.</summary>
    public bool Counts { get; init; }

    /// <param name="amounts">One amount for each contributor of the cell, holdings merged, in any order.</param>
    public Judgement Judge(IReadOnlyList<long> amounts)
    {
        if (amounts.Count == 0) return Judgement.Safe;
        var total = amounts.Sum();
        if (Counts)
            return total >= MinimumContributors ? Judgement.Safe : new(true, Math.Max(MinimumContributors, total + MinimumContributors - 1) - total, 0);
        var negative = amounts.Any(a => a < 0);
        double[] sizes = [.. amounts.Select(a => (double)Math.Abs(a)).OrderDescending()];
        var margin = Concentration(sizes, negative ? NegativeShare : 1);
        if (amounts.Count < MinimumContributors) margin = Math.Max(margin, Math.Max(1, (P ?? 0) / 100 * sizes[0]));
        if (margin <= 0) return Judgement.Safe;
        var up = (long)Math.Ceiling(margin);
        var towardsZero = Math.Min(up, Math.Max(0, Math.Abs(total) - 1));
        return total < 0 ? new(true, towardsZero, up) : new(true, up, towardsZero);
    }

    /// <summary>The largest upper protection level that a rule of concentration asks for; 0 where none fails.</summary>
    double Concentration(double[] sizes, double share)
    {
        if (share == 0) return 0;
        var total = sizes.Sum();
        var rest = total - sizes[0] - sizes.ElementAtOrDefault(1);
        var asked = 0.0;
        if (P is { } p) asked = Math.Max(asked, share * p / 100 * sizes[0] - rest);
        if (PriorPosterior is { } both) asked = Math.Max(asked, share * both.P / both.Q * sizes[0] - rest);
        if (Dominance is { } rule) asked = Math.Max(asked, 100 / rule.Percent * sizes.Take(rule.N).Sum() - total);
        return asked;
    }
}

/// <summary>
/// What the rules say of one cell: whether it is unsafe, and then by how many units at least its figure must be able to lie above
/// (<paramref name="Up"/>) and below (<paramref name="Down"/>) the true one.
/// </summary>
public readonly record struct Judgement(bool IsUnsafe, long Up, long Down)
{
    public static Judgement Safe => default;
}
