using Microsoft.Extensions.Configuration;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Dashboard;

/// <summary>What the dashboard is told: where the interface is, and who signs its users in.</summary>
/// <param name="Api">Origin of the app that serves those who signed in; empty where this one does.</param>
/// <param name="Authority">The issuer of tokens; null where the development issuer is, or where nobody can sign in.</param>
/// <param name="ClientId">What the dashboard is called there; empty where nobody can sign in.</param>
/// <param name="Scope">What it asks for: by it the issuer knows that the token is for the interface.</param>
public sealed record DashboardSettings(string Api, Uri? Authority, string ClientId, string Scope)
{
    const string DevelopmentClient = "dashboard";
    const string DefaultScope = "openid";

    /// <summary>From settings <c>Dashboard__Api</c>, <c>Dashboard__ClientId</c> and <c>Dashboard__Scope</c>.</summary>
    /// <exception cref="InvalidOperationException">The first is no origin.</exception>
    public static DashboardSettings Read(IConfiguration configuration, AccessSettings access)
    {
        var api = configuration["Dashboard:Api"] is { Length: > 0 } text ? WebOrigin.Read("Dashboard__Api", text, access.IsDevelopment) : "";
        if (access.DevelopmentIssuer) return new(api, null, DevelopmentClient, DefaultScope);
        var client = access.Authority is null ? "" : configuration["Dashboard:ClientId"] ?? "";
        return new(api, client.Length > 0 ? access.Authority : null, client, configuration["Dashboard:Scope"] is { Length: > 0 } scope ? scope : DefaultScope);
    }
}
