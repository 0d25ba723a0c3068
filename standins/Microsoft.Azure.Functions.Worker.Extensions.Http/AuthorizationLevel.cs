namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller must show. Like the official host at a developer's machine, this one asks for none.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
