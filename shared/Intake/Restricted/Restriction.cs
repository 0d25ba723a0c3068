using Pipeline.Lake;

namespace Pipeline.Intake.Restricted;

/// <summary>A person whose rows nobody may use for now.</summary>
/// <param name="Request">The request under which it was put.</param>
/// <param name="Keys">The person under every version of the key.</param>
public sealed record Restriction(string Request, IReadOnlyList<PersonKey> Keys);
