namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>What a test found, before its rule says what follows from it.</summary>
/// <param name="Observed">What the application has.</param>
/// <param name="Threshold">What was asked.</param>
/// <param name="InputPath">JSON pointer of the fact that decided, or that is missing.</param>
/// <param name="Level">Level of the classification a table answered at, or 0.</param>
public readonly record struct Finding(Verdict Verdict, string InputPath, Measure Observed = default, Measure Threshold = default, Gap Gap = Gap.None, int Level = 0)
{
    public static Finding NotApplicable(string path) => new(Verdict.NotApplicable, path);

    public static Finding Missing(string path, Measure threshold = default) => new(Verdict.Unknown, path, default, threshold, Gap.Missing);

    public static Finding Contradictory(string path, Measure observed = default) => new(Verdict.Unknown, path, observed, default, Gap.Contradictory);

    public static Finding NoReference(string path, Measure observed = default) => new(Verdict.Unknown, path, observed, default, Gap.NoReference);

    /// <summary>Pass or fail.</summary>
    public static Finding Of(bool pass, string path, Measure observed, Measure threshold, int level = 0) =>
        new(pass ? Verdict.Pass : Verdict.Fail, path, observed, threshold, Gap.None, level);
}
