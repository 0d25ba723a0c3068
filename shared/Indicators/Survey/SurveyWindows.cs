namespace Pipeline.Indicators.Survey;

/// <summary>
/// The rounds that two estimates L years apart are pooled from: the last rounds up to the reference quarter, and the same quarters L years earlier. A
/// quarter that lacks the variable in either window is left out of both, so that season does not pass for growth.
/// </summary>
/// <param name="Now">Of the newer window, oldest first; as many as <paramref name="Base"/>.</param>
public sealed record SurveyWindows(IReadOnlyList<int> Base, IReadOnlyList<int> Now)
{
    public bool IsEmpty => Now.Count == 0;

    /// <param name="last">The reference quarter.</param>
    /// <param name="years">L.</param>
    /// <param name="length">Quarters in a window.</param>
    public static SurveyWindows Pair(int last, int years, int length, Func<int, bool> has)
    {
        List<int> now = [.. Recent(last, length, round => has(round) && has(round - 4 * years))];
        return new([.. now.Select(round => round - 4 * years)], now);
    }

    /// <summary>The rounds of one window that have the variable.</summary>
    public static IEnumerable<int> Recent(int last, int length, Func<int, bool> has) => Enumerable.Range(last - length + 1, length).Where(has);
}
