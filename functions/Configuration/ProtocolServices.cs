using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Protocols;
using Pipeline.Protocols.Loading;

namespace Pipeline.Functions.Configuration;

static class ProtocolServices
{
    /// <summary>
    /// Loads the shipped protocols, before anything runs under them; those agreed since follow from storage. Setting <c>ProtocolsFolder</c> names another folder than the one shipped.
    /// The public part runs nothing under them, and loads them when a page needs one.
    /// </summary>
    /// <exception cref="ProtocolException">A protocol or codelist is wrong; the message lists every place.</exception>
    public static IServiceCollection AddProtocols(this IServiceCollection services, IConfiguration configuration)
    {
        var catalog = new CatalogInForce(() => ProtocolCatalog.Load(configuration["ProtocolsFolder"] ?? Path.Combine(AppContext.BaseDirectory, "protocols")));
        if (!services.Deployment().IsPublic) _ = catalog.Shipped;
        return services.AddSingleton(catalog);
    }
}
