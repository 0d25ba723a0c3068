using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>What came of a rule over a whole drop.</summary>
abstract record Verdict
{
    /// <summary>It could not be put to the drop. That is not to have passed.</summary>
    /// <param name="Reason">A sentence.</param>
    public sealed record NotPut(Wording Reason) : Verdict;

    /// <param name="Evaluated">Rows, groups or files that it was put to.</param>
    /// <param name="Failed">Those that broke it.</param>
    /// <param name="Breaches">What is told of them: the figures first, then rows in their order. Nothing when so many are tolerated.</param>
    public sealed record Put(long Evaluated, long Failed, IReadOnlyList<Breach> Breaches) : Verdict;

    public static Verdict Passed(long evaluated) => new Put(evaluated, 0, []);
}

/// <summary>One break of a rule, as far as it is told.</summary>
/// <param name="Subject">What the figures are of, such as a group; null when the rule's message says it.</param>
/// <param name="Found">Figure or value found, masked.</param>
/// <param name="Expected">What was expected, in signs rather than words; null for what the rule states.</param>
/// <param name="Difference">How far apart they are.</param>
/// <param name="Row">The row concerned, or null.</param>
/// <param name="Detail">A sentence behind the rule's message, or null.</param>
sealed record Breach(string? Subject, string? Found, string? Expected, string? Difference, NamedRow? Row = null, Wording? Detail = null)
{
    /// <summary>Too small a share is as it should be.</summary>
    /// <param name="least">The share that was asked for, 0 to 1.</param>
    public static Breach OfShare(long good, long all, decimal least)
    {
        var share = (double)good / all;
        return new(null, $"{Figure.Percent(share)} ({good} / {all})", $"≥ {Figure.Percent((double)least)}", $"−{Figure.Percent((double)least - share)}");
    }
}

/// <summary>A row that a finding is about.</summary>
/// <param name="Cell">As a spreadsheet names it.</param>
/// <param name="Key">Masked.</param>
sealed record NamedRow(long Line, long Record, string? Cell, string? Column, string? Key);
