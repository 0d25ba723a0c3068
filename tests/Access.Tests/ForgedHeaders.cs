using System.Text;
using System.Text.Json;

namespace Pipeline.Access.Tests;

/// <summary>The headers in which the platform tells an app who has signed in.</summary>
static class ForgedHeaders
{
    public static IReadOnlyDictionary<string, string> For(IEnumerable<string> roles, string agency)
    {
        var claims = roles.Select(role => new { typ = "roles", val = role }).Append(new { typ = "agency", val = agency }).Append(new { typ = "sub", val = "somebody" });
        return new Dictionary<string, string>
        {
            ["X-MS-CLIENT-PRINCIPAL"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { auth_typ = "aad", role_typ = "roles", claims }))),
            ["X-MS-CLIENT-PRINCIPAL-ID"] = "somebody",
            ["X-MS-CLIENT-PRINCIPAL-NAME"] = "somebody",
            ["X-MS-CLIENT-PRINCIPAL-IDP"] = "aad",
            ["X-MS-TOKEN-AAD-ACCESS-TOKEN"] = "a.b.c",
            ["X-MS-TOKEN-AAD-ID-TOKEN"] = "a.b.c",
        };
    }
}
