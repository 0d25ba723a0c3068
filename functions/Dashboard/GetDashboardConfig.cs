using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Dashboard;

/// <summary>What the dashboard is told when it is served from here. Another host of its files puts a file of its own in this place.</summary>
public sealed class GetDashboardConfig(DashboardSettings settings, AccessSettings access, ContentPolicy policy, Trial trial)
{
    [Function(nameof(GetDashboardConfig))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard/config.json")] HttpRequest request)
    {
        var authority = access.DevelopmentIssuer ? $"{request.Scheme}://{request.Host}/api/dev" : settings.Authority?.AbsoluteUri.TrimEnd('/') ?? "";
        // What was released is served here, whichever app serves the rest.
        var told = new { api = settings.Api, open = "", authority, clientId = settings.ClientId, scope = settings.Scope, trialBytes = trial.MaxBytes };
        policy.Write(request.HttpContext.Response.Headers);
        return Answers.Versioned(request, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(told)).AsSpan(0, 12)), told);
    }
}
