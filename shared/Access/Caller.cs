using System.Security.Cryptography;
using System.Text;
using Pipeline.Reference;

namespace Pipeline.Access;

/// <summary>Who asks: nothing but what the issuer vouches for.</summary>
/// <param name="Subject">Opaque, from the issuer. It may lead to a person: logs get <see cref="Pseudonym"/>.</param>
/// <param name="Agency">The one agency that the caller acts for; null when there is none.</param>
public sealed record Caller(string Subject, IReadOnlySet<Role> Roles, AgencyId? Agency)
{
    /// <summary>Whether a program asks for itself, and no person: what only an officer may decide is not its to ask.</summary>
    public bool IsService { get; init; }

    /// <summary>16 hexadecimal digits that stay the same for a subject, for logs.</summary>
    public string Pseudonym => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Subject)).AsSpan(0, 8));

    public override string ToString() => $"{Pseudonym} ({string.Join(", ", Roles.Order())}; {Agency?.ToString() ?? "no agency"})";

    /// <summary>
    /// Reads a caller from the claims of an issuer that is trusted. Roles that this program does not know are left out; two agencies are as good as
    /// none, and so is <see cref="AgencyId.Unknown"/>, under which lies what nobody can be asked about.
    /// </summary>
    /// <returns>Null when nothing says who it is.</returns>
    public static Caller? From(string? subject, IEnumerable<string> roles, IReadOnlyCollection<string> agencies) => string.IsNullOrEmpty(subject)
        ? null
        : new(subject, roles.Where(Names.ContainsKey).Select(name => Names[name]).ToHashSet(), AgencyOf(agencies));

    /// <summary>
    /// Whether claims are those of a program that signed in for itself: the kind of the identity says so, or the subject is the client (RFC 9068, section 2.2).
    /// </summary>
    /// <param name="kinds">Of claim <c>idtyp</c>.</param>
    /// <param name="clients">Of claims <c>client_id</c>, <c>azp</c> and <c>appid</c>.</param>
    public static bool IsOfService(string? subject, IEnumerable<string> kinds, IEnumerable<string> clients) => kinds.Contains("app") || clients.Contains(subject);

    static readonly Dictionary<string, Role> Names = Enum.GetValues<Role>().ToDictionary(role => $"{role}", StringComparer.Ordinal);

    static AgencyId? AgencyOf(IReadOnlyCollection<string> agencies) =>
        agencies.Count == 1 && AgencyId.TryParse(agencies.First(), null, out var agency) && agency != AgencyId.Unknown ? agency : null;
}
