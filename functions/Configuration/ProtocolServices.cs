using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Protocols;
using Pipeline.Protocols.Loading;

namespace Pipeline.Functions.Configuration;

static class ProtocolServices
{
    /// <summary>
    /// Loads the shipped protocols, before anything runs under them; those agreed since follow from storage. Setting <c>ProtocolsFolder</c> names another folder than the one shipped.
    /// </summary>
    /// <exception cref="ProtocolException">A protocol or codelist is wrong; the message lists every place.</exception>
    public static IServiceCollection AddProtocols(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new CatalogInForce(ProtocolCatalog.Load(
            configuration["ProtocolsFolder"] ?? Path.Combine(AppContext.BaseDirectory, "protocols"))));
}
