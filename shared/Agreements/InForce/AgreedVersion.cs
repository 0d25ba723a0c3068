using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>A version on record that is or was in force.</summary>
/// <param name="Protocol">What its approved text says; null of a version that ships and was retired.</param>
public sealed record AgreedVersion(AgreementId Id, AgreementState State, Protocol? Protocol);
