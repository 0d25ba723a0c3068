using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <param name="AtLeast">Lowest value of the band; null for a fact that is true or false, which must be true.</param>
/// <param name="Below">First value above the band, or null.</param>
public sealed record PointsBand(decimal Points, decimal? AtLeast = null, decimal? Below = null);

/// <param name="Fact">A name of <see cref="Facts"/>; the band with most points that holds counts.</param>
public sealed record PointsCriterion(string Fact, IReadOnlyList<PointsBand> Bands);

/// <summary>The points of all criteria reach the pass mark. A fact that is missing matters only while it could change the answer.</summary>
sealed record PointsAtLeast(decimal PassMark, IReadOnlyList<PointsCriterion> Table) : RuleTest
{
    readonly (Func<Case, decimal?> Number, Func<Case, bool?> Flag, string Path, decimal Most)[] _facts = [.. Table.Select(Read)];

    internal override Step At => Step.Points;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.Points];

    public override Finding Evaluate(Case @case)
    {
        decimal points = 0, possible = 0;
        string? missing = null;
        for (var i = 0; i < _facts.Length; i++)
        {
            var (number, flag, path, most) = _facts[i];
            if (Points(Table[i], number(@case), flag(@case)) is { } own) points += own;
            else (possible, missing) = (possible + most, missing ?? path);
        }
        return points < PassMark && points + possible >= PassMark
            ? Finding.Missing(missing!, Measure.Of(PassMark))
            : Finding.Of(points >= PassMark, "/qualifications", Measure.Of(points), Measure.Of(PassMark));
    }

    internal override string? Problem() => Table.Count == 0 ? "table is empty."
        : Table.FirstOrDefault(c => !Facts.IsFlag(c.Fact) && !Facts.IsNumber(c.Fact)) is { } odd ? $"'{odd.Fact}' is no fact."
        : Table.SelectMany(c => c.Bands).Any(b => b.Points <= 0 || b.AtLeast >= b.Below) ? "a band needs positive points, and atLeast less than below."
        : Table.FirstOrDefault(c => Facts.IsNumber(c.Fact) && c.Bands.Any(b => b.AtLeast is null && b.Below is null)) is { } open
            ? $"'{open.Fact}' needs bounds in each band."
        : PassMark <= 0 || Table.Sum(c => c.Bands.Max(b => b.Points)) < PassMark ? "passMark must be positive and within reach."
        : null;

    static decimal? Points(PointsCriterion criterion, decimal? number, bool? flag)
    {
        if (number is null && flag is null) return null;
        decimal best = 0;
        foreach (var band in criterion.Bands)
            if (band.Points > best && (flag ?? (!(number < band.AtLeast) && !(number >= band.Below)))) best = band.Points;
        return best;
    }

    static (Func<Case, decimal?>, Func<Case, bool?>, string, decimal) Read(PointsCriterion criterion)
    {
        var most = criterion.Bands.Count == 0 ? 0 : criterion.Bands.Max(b => b.Points);
        if (Facts.IsNumber(criterion.Fact)) return (Facts.Number(criterion.Fact).Read, _ => null, Facts.Number(criterion.Fact).Path, most);
        var (flag, path) = Facts.IsFlag(criterion.Fact) ? Facts.Flag(criterion.Fact) : (_ => null, "");
        return (_ => null, flag, path, most);
    }
}
