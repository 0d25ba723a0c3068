namespace Pipeline.Access;

/// <summary>The claims that this program reads.</summary>
public static class ClaimNames
{
    public const string Subject = "sub";

    /// <summary>Names of <see cref="Role"/>.</summary>
    public const string Roles = "roles";

    /// <summary>The short name of the agency that the caller acts for.</summary>
    public const string Agency = "agency";

    /// <summary><c>app</c> when a program signed in for itself.</summary>
    public const string IdentityKind = "idtyp";

    /// <summary>Names of the program through which, or as which, somebody signed in.</summary>
    public static IReadOnlyList<string> Clients { get; } = ["client_id", "azp", "appid"];
}
