using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Dashboard;

/// <summary>Leads whoever knows no more than the app's address to the dashboard.</summary>
public sealed class RedirectToDashboard
{
    [Function(nameof(RedirectToDashboard))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request) =>
        Answers.Redirect(request, "/dashboard/");
}
