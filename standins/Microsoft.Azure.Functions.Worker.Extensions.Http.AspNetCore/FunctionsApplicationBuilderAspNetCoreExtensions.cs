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
        builder.Services.AddMvc();
        builder.UseMiddleware(HttpResults.WriteAsync);
        builder.Routes.Add(HttpRoutes.Map);
        return builder;
    }
}
