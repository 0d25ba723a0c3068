using Microsoft.Extensions.DependencyInjection;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Nightly;

namespace Pipeline.Functions.Configuration;

static class IndicatorServices
{
    /// <summary>Adds the nightly run and the readings of what it published.</summary>
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services
        .AddSingleton(_ => IndicatorParameters.ReadDefault())
        .AddSingleton<IndicatorRun>()
        .AddSingleton<PublishedIndicators>();
}
