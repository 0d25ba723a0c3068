using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Understands HTTP triggers. Requests come through the routes, so that there is no listener to add.</summary>
sealed class HttpTriggers : ITriggerExtension
{
    public ITrigger? TryCreate(TriggerBindingAttribute attribute, string functionName, IConfiguration settings) =>
        attribute is HttpTriggerAttribute http
            ? new HttpTrigger(
                settings.Resolve(http.Route ?? functionName).Trim('/'),
                [.. (http.Methods ?? []).Select(m => m.ToUpperInvariant())])
            : null;

    public void AddListeners(IServiceCollection services, FunctionCatalog functions, HostJson hostJson)
    {
        foreach (var (_, trigger) in functions.With<HttpTrigger>()) trigger.Prefix = hostJson.RoutePrefix;
    }
}
