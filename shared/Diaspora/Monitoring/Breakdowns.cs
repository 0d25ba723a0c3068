namespace Pipeline.Diaspora;

/// <summary>A figure of one of the groups into which those are divided whom an indicator counts.</summary>
/// <param name="By"><c>country, specialty, sex</c> or <c>cadre</c>.</param>
/// <param name="Member">The group's code; <see cref="ExpertCounts.Total"/> where a reason stands for all groups.</param>
public sealed record GroupFigure(string Code, string By, string Member, Measured Figure);

/// <summary>
/// Counts of persons by one column at a time. Crossed, the columns of some sixty experts would point at persons; table T15 is where they are crossed, under a protection for that.
/// </summary>
public static class Breakdowns
{
    /// <summary>The groups as they may be told. Of a total that is not told no group is; and no group is where the groups together would tell more than each.</summary>
    /// <param name="totals">The indicators' figures, before they are protected.</param>
    public static IReadOnlyList<GroupFigure> Of(ProgrammeFacts f, IReadOnlyDictionary<string, Measured> totals, CountProtection protection) =>
        [.. Told("O1", totals["O1"], Experts(f), protection), .. Told("O9", totals["O9"], Trained(f), protection)];

    static IReadOnlyList<(string By, string Member, string Cell, int Count)> Experts(ProgrammeFacts f)
    {
        const string all = ExpertCounts.Total;
        return
        [
            .. Groups("country", f.Active, e => e.Profile.ResidenceCountry, _ => 1, m => ExpertCounts.Cell(m, all, all)),
            .. Groups("specialty", f.Active, e => e.Profile.Specialty, _ => 1, m => ExpertCounts.Cell(all, m, all)),
            .. Groups("sex", f.Active, e => e.Profile.Sex ?? ExpertCounts.Unknown, _ => 1, m => ExpertCounts.Cell(all, all, m)),
        ];
    }

    static IReadOnlyList<(string By, string Member, string Cell, int Count)> Trained(ProgrammeFacts f) =>
    [
        .. Groups("cadre", f.Trained, t => t.Cadre, t => t.Persons, m => $"{ProgrammeIndicators.TrainedCell}|{m}|{ExpertCounts.Total}"),
        .. Groups("sex", f.Trained, t => t.Sex, t => t.Persons, m => $"{ProgrammeIndicators.TrainedCell}|{ExpertCounts.Total}|{m}"),
    ];

    /// <summary>Groups with nobody in them are not listed.</summary>
    static IEnumerable<(string By, string Member, string Cell, int Count)> Groups<T>(string by, IEnumerable<T> of, Func<T, string> member, Func<T, int> count, Func<string, string> cell) =>
        of.GroupBy(member).Select(g => (by, g.Key, cell(g.Key), g.Sum(count))).Where(g => g.Item4 > 0).OrderBy(g => g.Key, StringComparer.Ordinal);

    static IEnumerable<GroupFigure> Told(string code, Measured total, IReadOnlyList<(string By, string Member, string Cell, int Count)> groups, CountProtection protection)
    {
        var told = groups.Select(g => new GroupFigure(code, g.By, g.Member, Measured.Persons(g.Cell, g.Count).Protected(protection, 0))).ToList();
        var reason = total.Protected(protection, 0).Value is not { } whole ? "tooFew"
            : !BreakdownAudit.LeavesRoom((int)whole, [.. told.GroupBy(g => g.By).Select(by => by.Select(g => (int?)g.Figure.Value).ToList())]) ? "wouldTellMore"
            : null;
        return reason is null ? told : told.DistinctBy(g => g.By).Select(g => g with { Member = ExpertCounts.Total, Figure = Measured.None(reason) });
    }
}
