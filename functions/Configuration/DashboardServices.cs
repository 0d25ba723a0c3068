using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Dashboard;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Configuration;

static class DashboardServices
{
    /// <summary>
    /// Adds the dashboard's files, what it is told, and from where it may be served: <c>Dashboard__Origins</c>, <c>Dashboard__Api</c>,
    /// <c>Dashboard__ClientId</c>, <c>Dashboard__Scope</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used.</exception>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var access = AccessServices.SettingsOf(configuration, environment);
        var settings = DashboardSettings.Read(configuration, access);
        return services
            .AddSingleton(AllowedOrigins.Read(configuration, environment.IsDevelopment()))
            .AddSingleton(settings)
            .AddSingleton(_ => DashboardFiles.Read(Path.Combine(AppContext.BaseDirectory, "dashboard")))
            .AddSingleton(provider => new ContentPolicy([
                settings.Api, settings.Authority is { } authority ? WebOrigin.Of(authority) : "", WebOrigin.Of(provider.GetRequiredService<BlobServiceClient>().Uri)]));
    }
}
