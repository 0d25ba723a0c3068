namespace Pipeline.Access;

/// <summary>
/// Says beside an HTTP function who may call it: a caller with one of the roles. Several of these stand for several ways in. A role of an agency
/// needs <see cref="Agency"/> or <see cref="Submission"/>, or in so many words <see cref="AnyAgency"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class AccessAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles => roles;

    /// <summary>The route value that must be the caller's own agency.</summary>
    public string? Agency { get; init; }

    /// <summary>The route value that is a submission's id, which must be of the caller's own agency.</summary>
    public string? Submission { get; init; }

    /// <summary>What is asked for is the same for all agencies.</summary>
    public bool AnyAgency { get; init; }
}

/// <summary>Says beside an HTTP function that everybody with a role may call it, whichever: it is the same for all agencies.</summary>
public sealed class SignedInAccessAttribute : AccessAttribute
{
    public SignedInAccessAttribute()
        : base(Enum.GetValues<Role>()) => AnyAgency = true;
}

/// <summary>Says beside an HTTP function that anybody may call it, without a token.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAccessAttribute : Attribute;
