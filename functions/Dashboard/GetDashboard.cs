using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Dashboard;

/// <summary>The dashboard: files that any host of files could serve as well, and that ask the interface for whatever they show.</summary>
public sealed class GetDashboard(DashboardFiles files, ContentPolicy policy)
{
    [Function(nameof(GetDashboard))]
    [PublicAccess]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard/{*path}")] HttpRequest request, string? path)
    {
        policy.Write(request.HttpContext.Response.Headers);
        // Addresses within the page begin at its folder.
        if (request.Path == "/dashboard") return Answers.Redirect(request, $"/dashboard/{request.QueryString}");
        if (!files.AreBuilt) return Problems.DashboardNotBuilt();
        return files.Find(path ?? "") is { } file ? new DashboardAnswer(file) : Problems.NotFound("The dashboard has no such file.", "Begin at /dashboard/.");
    }
}
