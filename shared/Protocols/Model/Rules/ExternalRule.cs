namespace Pipeline.Protocols;

/// <summary>Compares a measure with figures that somebody else published.</summary>
/// <param name="Series">Name of a <see cref="ReferenceSeries"/>.</param>
/// <param name="Category">What a row's category in the series is; null when the whole drop is compared with the total.</param>
/// <param name="RatioWithin">Where the measure by the published value must lie; null when the interval decides.</param>
/// <param name="InsideInterval">Whether the measure must lie between the published bounds.</param>
/// <param name="MinCell">A category is compared only when it has at least so many rows.</param>
public sealed record ExternalRule(
    RuleTerms Terms, string Series, Measure Measure, Expression? Where, Grouping? Category, Band? RatioWithin, bool InsideInterval, int MinCell)
    : DropRule(Terms);

/// <summary>Published figures by category and time, kept as data.</summary>
/// <param name="Source">Who published them and where.</param>
public sealed record ReferenceSeries(string Name, string Title, string Source, string Unit, IReadOnlyList<ReferenceFigure> Figures)
{
    /// <summary>The figure for <paramref name="category"/> that is about <paramref name="day"/>, or null.</summary>
    public ReferenceFigure? At(string category, DateOnly day) =>
        Figures.FirstOrDefault(f => f.Category == category && day >= f.From && (f.To is null || day <= f.To));
}

/// <summary>One published figure.</summary>
/// <param name="Category">Code of the category; empty for the total.</param>
/// <param name="From">First day that it is about.</param>
/// <param name="To">Last day, or null while no newer figure is out.</param>
/// <param name="Interval">Bounds published with the value, such as a confidence interval; null when there are none.</param>
public sealed record ReferenceFigure(string Category, DateOnly From, DateOnly? To, decimal Value, Band? Interval);
