namespace Pipeline.Agreements;

/// <summary>The text of a version is not the one that was proposed and approved. Nothing may be taken, shown or approved by it.</summary>
public sealed class AlteredTextException(AgreementId id, string problem)
    : Exception($"The text of {id} {problem}. No drop is taken under it.")
{
    /// <summary>Which version's.</summary>
    public AgreementId Agreement => id;
}
