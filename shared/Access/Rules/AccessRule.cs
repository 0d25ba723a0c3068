namespace Pipeline.Access;

/// <summary>Who may call one function: anybody, or a caller to whom one of the ways in is open.</summary>
/// <param name="Grants">None for what is public.</param>
public sealed record AccessRule(bool IsPublic, IReadOnlyList<AccessGrant> Grants)
{
    /// <param name="function">Its name, for messages.</param>
    /// <param name="route">Its route, with names in braces.</param>
    /// <param name="declared">The attributes of its method.</param>
    /// <exception cref="InvalidOperationException">Nothing is declared, or too much, or what cannot be.</exception>
    public static AccessRule From(string function, string route, IReadOnlyCollection<Attribute> declared)
    {
        var isPublic = declared.OfType<PublicAccessAttribute>().Any();
        var ways = declared.OfType<AccessAttribute>().ToList();
        if (!isPublic && ways.Count == 0)
            throw new InvalidOperationException($"Function '{function}' does not say who may call it: put [Access(...)] or [PublicAccess] on its method.");
        if (isPublic && ways.Count > 0)
            throw new InvalidOperationException($"Function '{function}' has both [PublicAccess] and [Access]: take one away.");
        return new(isPublic, [.. ways.Select(way => AccessGrant.From(way, function, route))]);
    }

    public bool Allows(Caller caller, Func<string, string?> routeValue) => IsPublic || Grants.Any(grant => grant.IsOpenTo(caller, routeValue));

    /// <summary>Whether a role has a way in at all, if it asks about the right agency.</summary>
    public bool HasWayFor(Caller caller) => IsPublic || Grants.Any(grant => caller.Roles.Overlaps(grant.Roles));

    /// <summary>The roles that have a way in, by name.</summary>
    public IEnumerable<Role> Roles => Grants.SelectMany(grant => grant.Roles).Distinct().Order();
}
