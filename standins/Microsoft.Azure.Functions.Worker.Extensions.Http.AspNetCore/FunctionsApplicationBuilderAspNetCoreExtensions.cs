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
        builder.UseMiddleware(HttpResults.WriteAsync);
        builder.Routes.Add(HttpRoutes.Map);
        return builder;
    }
}
