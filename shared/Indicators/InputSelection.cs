namespace Pipeline.Indicators;

/// <summary>Chooses the files a run needs from all that are accepted, so that a run neither reads nor depends on others.</summary>
public static class InputSelection
{
    /// <summary>
    /// The survey files that can hold rounds of the window and every permit file, each content once per dataset, period and agency (a file
    /// delivered twice is counted once). The window ends no earlier than the newest survey file's first quarter, so files that
    /// end before the window of that quarter are left out.
    /// </summary>
    /// <param name="inputs">Accepted and not superseded.</param>
    /// <returns>In a fixed order, whatever that of <paramref name="inputs"/>.</returns>
    public static IReadOnlyList<RunInput> Choose(IEnumerable<RunInput> inputs, IndicatorParameters parameters)
    {
        var all = inputs
            .GroupBy(i => (i.Dataset, i.Period, i.Agency, i.ContentSha256))
            .Select(same => same.MinBy(i => i.LoadId, StringComparer.Ordinal)!)
            .OrderBy(i => i.Dataset.ToString(), StringComparer.Ordinal)
            .ThenBy(i => i.Period)
            .ThenBy(i => i.Agency.ToString(), StringComparer.Ordinal)
            .ThenBy(i => i.ContentSha256, StringComparer.Ordinal)
            .ToList();
        var survey = all.Where(i => i.Dataset.ToString() == parameters.SurveyDataset).ToList();
        var permits = all.Where(i => i.Dataset.ToString() == parameters.PermitDataset);
        if (survey.Count == 0) return [.. permits];

        var windowStart = survey.Max(i => i.Period.Start).AddMonths(-3 * (parameters.WindowRounds - 1));
        return [.. survey.Where(i => i.Period.End >= windowStart), .. permits];
    }
}
