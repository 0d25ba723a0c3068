namespace Pipeline.Indicators.Shortage;

/// <summary>How many indicators say shortage of each unit (step S10, and the threshold rule).</summary>
static class Votes
{
    /// <param name="pass">At the point estimates.</param>
    /// <returns>By unit. Only indicators with weight and value vote.</returns>
    public static int[] Count(ScoringFrame frame, ScoringPass pass)
    {
        var votes = new int[frame.Units.Length];
        for (var term = 0; term < frame.Weights.Length; term++)
        {
            if (!(frame.Weights[term] > 0)) continue;
            var isByValue = frame.Profile.VoteRule == VoteRule.Threshold && term < frame.Terms.Length;
            var values = isByValue ? Values(frame, pass, term) : pass.Z[term];
            var threshold = isByValue
                ? VoteThreshold.Of(values, frame.Profile.VoteAboveMedian, frame.Profile.VoteQuantile)
                : frame.Profile.VoteZ;
            for (var unit = 0; unit < votes.Length; unit++)
                if (values[unit] >= threshold) votes[unit]++;
        }
        return votes;
    }

    /// <summary>Raw values by unit: the occupation's own, or the total's with what was borrowed.</summary>
    static double[] Values(ScoringFrame frame, ScoringPass pass, int term)
    {
        if (frame.Raw(term, frame.Estimates.Years) is not { } raw) return [.. frame.Units.Select(_ => double.NaN)];
        var indicator = frame.Terms[term].Indicator;
        return
        [
            .. frame.Units.Select(node => pass.Gamma[term][node] == 1 ? raw[indicator, node] : raw[indicator, 0] + pass.Shrunk[term][node]),
        ];
    }
}
