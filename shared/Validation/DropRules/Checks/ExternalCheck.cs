using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Measures by category beside published figures about the drop's last day (<see cref="ExternalRule"/>).</summary>
sealed class ExternalCheck(ExternalRule rule, DropRuleContext context) : DropRuleCheck
{
    readonly GroupsOfDrop _groups = new(new(rule.Measure, rule.Where, rule.Category is { } category ? [category] : []));

    public override Gatherer? MakeGatherer(RowSource source) => _groups.MakeGatherer(source);

    public override ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) => ValueTask.FromResult(Judge());

    Verdict Judge()
    {
        if (context.Catalog.References.FirstOrDefault(s => s.Name == rule.Series) is not { } series)
            return new Verdict.NotPut(new($"There is no series {rule.Series} here.", $"Il n'y a pas ici de série {rule.Series}."));
        if (_groups.Table.IsOverfull) return new Verdict.NotPut(GroupTable.TooMany);
        var (compared, breaches) = (0, new List<Breach>());
        foreach (var (category, figures) in _groups.Table.ByLabel().OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (figures.Rows < rule.MinCell || figures.Of(rule.Measure.Kind) is not { } found) continue;
            if (series.At(category, context.Period.End) is not { } figure || BandOf(figure) is not { } band) continue;
            compared++;
            if (!IsInside(band, found))
                breaches.Add(new(category.Length == 0 ? null : category, Figure.Of(found), Figure.Range(band), Figure.Signed(found - (double)figure.Value)));
        }
        return compared == 0
            ? new Verdict.NotPut(new(
                $"Series {rule.Series} has no figure for {context.Period.End:yyyy-MM-dd} to compare this drop with.",
                $"La série {rule.Series} n'a pas de chiffre pour le {context.Period.End:yyyy-MM-dd} auquel comparer cette livraison."))
            : new Verdict.Put(compared, breaches.Count, breaches);
    }

    /// <summary>Where the measure must lie; null when the figure was published without an interval that the rule asks for.</summary>
    Band? BandOf(ReferenceFigure figure)
    {
        if (rule.InsideInterval) return figure.Interval;
        var (low, high) = (figure.Value * rule.RatioWithin!.Low, figure.Value * rule.RatioWithin.High);
        return low <= high ? new(low, high) : new(high, low);
    }

    static bool IsInside(Band band, double found) => Math.Abs(found) < (double)decimal.MaxValue / 2 && band.Contains((decimal)found);
}
