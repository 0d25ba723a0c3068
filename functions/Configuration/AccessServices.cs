using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Access.Development;
using Pipeline.Functions.Deployment;
using Pipeline.Protocols;

namespace Pipeline.Functions.Configuration;

static class AccessServices
{
    /// <summary>
    /// Adds who may call what. <c>Access__Authority</c> is the issuer of tokens, <c>Access__Audience</c> whom they are for;
    /// <c>Access__DevelopmentIssuer</c> takes the place of both in the Development environment. <c>UploadTickets__Minutes</c> is how long a ticket lasts.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used, or a function does not say who may call it.</exception>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = SettingsOf(configuration, environment);
        var terms = new TicketTerms(TimeSpan.FromMinutes(configuration.GetValue("UploadTickets:Minutes", 15)), !environment.IsDevelopment());
        if (settings.DevelopmentIssuer) services.AddSingleton(provider => new DevelopmentIssuer(settings, provider.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton(settings)
            .AddSingleton(AccessDeclarations.Read(PipelineDeployment.Enabled(configuration, typeof(AccessServices).Assembly).Select(f => f.Method)))
            .AddSingleton<PlatformHeaders>()
            .AddSingleton<DevelopmentDoor>()
            .AddSingleton<DevelopmentCodes>()
            // Made for the first token: what anybody may ask for needs none of it.
            .AddSingleton(provider => new Lazy<TokenCheck>(() => new(IssuerOf(settings, provider))))
            .AddSingleton(provider => new UploadTickets(
                provider.GetRequiredService<BlobServiceClient>(), provider.GetRequiredService<CatalogInForce>(), terms, provider.GetRequiredService<TimeProvider>()));
    }

    /// <exception cref="InvalidOperationException">They cannot be used, or are not enough outside Development.</exception>
    public static AccessSettings SettingsOf(IConfiguration configuration, IHostEnvironment environment) => AccessSettings.Read(
        configuration["Access:Authority"], configuration["Access:Audience"], configuration["Access:DevelopmentIssuer"], environment.IsDevelopment());

    static TrustedIssuer? IssuerOf(AccessSettings settings, IServiceProvider services) => settings switch
    {
        { DevelopmentIssuer: true } => services.GetRequiredService<DevelopmentIssuer>().Trusted,
        { Authority: { } authority } => TrustedIssuer.At(authority, settings.Audiences),
        _ => null,
    };
}
