using System.Text.Json.Serialization;
using Pipeline.Access;

namespace Pipeline.Protection.Decisions;

/// <summary>
/// A decision with effect on a person (Law 058/2021, article 21): taken by an officer who is a person, on a recommendation that a program may have made. There
/// is no way to make one without an officer.
/// </summary>
public sealed record OfficerDecision
{
    /// <summary>For reading one that was kept.</summary>
    [JsonConstructor]
    OfficerDecision(string officer, Role role, string? agency, string recommendation, string recommendationSha256, bool agrees, string reason, DateTimeOffset decidedAt) =>
        (Officer, Role, Agency, Recommendation, RecommendationSha256, Agrees, Reason, DecidedAt) =
            (officer, role, agency, recommendation, recommendationSha256, agrees, reason, decidedAt);

    /// <summary>The account's opaque id, from the issuer of tokens. Events get <see cref="Caller.Pseudonym"/> in its place.</summary>
    public string Officer { get; }

    /// <summary>In which role they decided.</summary>
    public Role Role { get; }

    public string? Agency { get; }

    /// <summary>What was recommended, as a code.</summary>
    public string Recommendation { get; }

    /// <summary>Lower-case hex hash of the recommendation as the officer saw it.</summary>
    public string RecommendationSha256 { get; }

    /// <summary>Whether they decided as recommended; otherwise they overrode it.</summary>
    public bool Agrees { get; }

    /// <summary>Why, as a code.</summary>
    public string Reason { get; }

    public DateTimeOffset DecidedAt { get; }

    /// <summary>Makes a decision.</summary>
    /// <param name="mayDecide">The roles that may take it.</param>
    /// <exception cref="OfficerRequiredException">The caller is a program, or has none of the roles: nothing was decided.</exception>
    public static OfficerDecision By(
        Caller officer, IReadOnlyCollection<Role> mayDecide, Recommendation recommendation, bool agrees, string reason, DateTimeOffset at)
    {
        if (officer.IsService) throw new OfficerRequiredException("A program asked. Decisions with effect on a person are taken by an officer, signed in as themselves.");
        if (!officer.Roles.Overlaps(mayDecide)) throw new OfficerRequiredException($"This is decided in one of the roles {string.Join(", ", mayDecide.Order())}.");
        if (reason.Length == 0) throw new ArgumentException("A decision has a reason.", nameof(reason));
        return new(officer.Subject, officer.Roles.Intersect(mayDecide).Order().First(), officer.Agency?.ToString(), recommendation.Code, recommendation.Sha256,
            agrees, reason, at);
    }
}

/// <summary>What a decision is made on.</summary>
/// <param name="Code">Such as <c>Grant</c>.</param>
/// <param name="Sha256">Lower-case hex hash of what the officer is shown.</param>
public sealed record Recommendation(string Code, string Sha256)
{
    /// <param name="shown">UTF-8 of everything that the officer is shown.</param>
    public static Recommendation Of(string code, ReadOnlySpan<byte> shown) =>
        new(code, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(shown)));
}

/// <summary>Nobody who may decide has decided; nothing was done.</summary>
public sealed class OfficerRequiredException(string message) : InvalidOperationException(message);
