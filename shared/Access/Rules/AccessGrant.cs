using System.Collections.Frozen;
using Pipeline.Reference;

namespace Pipeline.Access;

/// <summary>One way in: the roles that have it and, when it is for the caller's own agency only, how to tell the agency that is asked about.</summary>
/// <param name="RouteValue">The route value that names the agency or the submission; null when the way is open for every agency's.</param>
public sealed record AccessGrant(FrozenSet<Role> Roles, string? RouteValue, bool IsSubmission)
{
    static readonly FrozenSet<Role> OfAgencies = [Role.AgencySubmitter, Role.AgencyCertifier];

    /// <exception cref="InvalidOperationException">The declaration is not one: it names no role, or not which agency, or a value that the route lacks.</exception>
    public static AccessGrant From(AccessAttribute declared, string function, string route)
    {
        if (declared.Roles.Count == 0) throw Refused("names no role");
        var values = (string?[])[declared.Agency, declared.Submission];
        var named = values.Count(value => value is not null) + (declared.AnyAgency ? 1 : 0);
        if (named > 1) throw Refused("says more than one of Agency, Submission and AnyAgency");
        if (named == 0 && declared.Roles.Any(OfAgencies.Contains))
            throw Refused("lets an agency's role in and does not say for which agency: set Agency or Submission to a value of the route, or AnyAgency");
        var value = declared.Agency ?? declared.Submission;
        return value is null || route.Contains($"{{{value}}}", StringComparison.Ordinal)
            ? new(declared.Roles.ToFrozenSet(), value, declared.Submission is not null)
            : throw Refused($"names '{value}', which is no value of the route '{route}'");

        InvalidOperationException Refused(string problem) => new($"Function '{function}': its [Access] {problem}.");
    }

    /// <summary>Whether the way is open to a caller. A route value that names no agency is nobody's own.</summary>
    public bool IsOpenTo(Caller caller, Func<string, string?> routeValue) =>
        caller.Roles.Overlaps(Roles) && (RouteValue is null || (caller.Agency is { } own && AgencyAskedAbout(routeValue(RouteValue)) == own));

    AgencyId? AgencyAskedAbout(string? value) => IsSubmission
        ? SubmissionId.TryParse(value, null, out var submission) ? submission.Agency : null
        : AgencyId.TryParse(value, null, out var agency) ? agency : null;
}
