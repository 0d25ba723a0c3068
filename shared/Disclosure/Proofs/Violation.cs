namespace Pipeline.Disclosure.Proofs;

/// <summary>
/// A proof obligation that a release does not meet, in words without a confidential figure: fit for a log and for whoever answers for the release.
/// </summary>
public sealed record Violation(string Obligation, string Text)
{
    public override string ToString() => $"{Obligation}: {Text}";
}
