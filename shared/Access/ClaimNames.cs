namespace Pipeline.Access;

/// <summary>The claims that this program reads.</summary>
public static class ClaimNames
{
    public const string Subject = "sub";

    /// <summary>Names of <see cref="Role"/>.</summary>
    public const string Roles = "roles";

    /// <summary>The short name of the agency that the caller acts for.</summary>
    public const string Agency = "agency";
}
