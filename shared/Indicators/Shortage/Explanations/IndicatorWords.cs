using Pipeline.Indicators.Tables;

namespace Pipeline.Indicators.Shortage;

/// <summary>What each indicator says of an occupation, in words.</summary>
sealed class IndicatorWords(ExplanationFacts facts, Phrases words)
{
    readonly Dictionary<Indicator, double> _weights = facts.Profile.Terms
        .Where(t => t is { Years: null, Weight: > 0 }).ToDictionary(t => t.Indicator, t => t.Weight);

    public IReadOnlyList<IndicatorReason> Reasons()
    {
        var there = Weighted().Where(r => r.Z is not null).ToList();
        var sum = there.Sum(r => _weights[r.Indicator]);
        return [.. there.Select(r => Reason(r, _weights[r.Indicator] / sum))];
    }

    public IReadOnlyList<string> Missing() =>
        [.. Weighted().Where(r => r.Z is null).Select(r => Phrases.Say(words.NoFigure, words.Names[r.Indicator], words.Reasons[r.Missing]))];

    IEnumerable<SubIndexRow> Weighted() => facts.SubIndices.Where(r => _weights.ContainsKey(r.Indicator)).OrderBy(r => r.Indicator);

    IndicatorReason Reason(SubIndexRow row, double share)
    {
        var contribution = share * row.Z!.Value;
        var effect = Phrases.Say(
            contribution > 0 ? words.Adds : contribution < 0 ? words.TakesOff : words.Neutral,
            words.Number(Math.Abs(contribution), 2), words.Signed(row.Z.Value, 2), words.Percent(share));
        return new(row.Indicator, contribution, string.Join(' ', [.. Figure(row), .. Origin(row), effect]));
    }

    /// <summary>The figure that took part: what was observed, or with borrowing what came of it, beside that of the economy.</summary>
    IEnumerable<string> Figure(SubIndexRow row)
    {
        var value = row.Gamma == 1 && row.X is { } own ? own : row.XTotal + row.RShrunk;
        yield return value is { } x && row.XTotal is { } total
            ? Phrases.Say(words.Values[row.Indicator], Unit(row.Indicator, x), Unit(row.Indicator, total))
            : Phrases.Say(words.Hidden, words.Names[row.Indicator]);
        if (row.Flat) yield return words.Flat;
    }

    IEnumerable<string> Origin(SubIndexRow row)
    {
        var (code, ofGroup) = (row.Isco08, row.Missing == MissingReason.None ? words.LikeGroup : words.OfGroup);
        if (row.EstimatedAtLevel == 0) yield return words.OfEconomy;
        else if (row.EstimatedAtLevel is { } level && level < code.Length) yield return Phrases.Say(ofGroup, code[..level]);
        else if (row.Gamma is > 0 and < 1) yield return Phrases.Say(words.PartlyOwn, words.Percent(row.Gamma.Value), code[..^1]);
    }

    /// <summary>
    /// As a reader thinks of it: growth in percent a year, rates in percent, stocks for every 100 employed; unemployment and supply, which the index
    /// counts as negative, with their own sign.
    /// </summary>
    string Unit(Indicator indicator, double x) => indicator switch
    {
        Indicator.Wage or Indicator.Hrs or Indicator.VacGrowth => words.Signed(100 * (Math.Exp(x) - 1), 1),
        Indicator.Emp => words.Signed(100 * x, 1),
        Indicator.Underq => words.Signed(100 * x, 1),
        Indicator.Vac or Indicator.Permit => words.Number(100 * x, 1),
        Indicator.Unemp or Indicator.Grad or Indicator.Diaspora => words.Number(-100 * x, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, $"No unit for {Words.Indicator.Of(indicator)}."),
    };
}
