using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Access.Development;

/// <summary>Lets this machine's own programs reach the development issuer where there is one; otherwise there is nothing here.</summary>
public sealed class DevelopmentDoor(IEnumerable<DevelopmentIssuer> issuers)
{
    /// <summary>Null where nobody may know of the issuer.</summary>
    internal DevelopmentIssuer? IssuerFor(HttpRequest request) => IsFromHere(request) ? issuers.FirstOrDefault() : null;

    internal static IActionResult Closed() => Problems.NotFound("There is nothing here.", "Ask the issuer of tokens that the operator names.");

    /// <summary>The agencies that somebody can choose to be of.</summary>
    internal static IEnumerable<AgencyId> AgenciesOf(ProtocolCatalog catalog) => catalog.Protocols.Select(p => p.Agency).Distinct().OrderBy(agency => $"{agency}", StringComparer.Ordinal);

    // A page of another site may have its own name point at this machine: the name it asks for gives it away.
    static bool IsFromHere(HttpRequest request) => Uri.TryCreate($"http://{request.Host.Value}", UriKind.Absolute, out var address) && address.IsLoopback;
}
