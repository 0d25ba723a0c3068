using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Lets HTTP functions take ASP.NET Core's requests and return its results.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        if (builder.Triggers.OfType<HttpTriggers>().Any()) return builder;
        builder.Triggers.Add(new HttpTriggers());
        // What results need to write themselves; pages and views, which AddMvc brings along, would only lengthen the start.
        builder.Services.AddMvcCore();
        // How controllers share routes is of no matter without any, and would be made for the first request.
        foreach (var policy in builder.Services.Where(s => s.ServiceType == typeof(MatcherPolicy) && s.ImplementationType?.Assembly == typeof(MvcCoreServiceCollectionExtensions).Assembly).ToList())
            builder.Services.Remove(policy);
        builder.UseMiddleware(HttpResults.WriteAsync);
        builder.Routes.Add(HttpRoutes.Map);
        return builder;
    }
}
