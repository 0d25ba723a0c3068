using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Indicators.References;
using Pipeline.Indicators.Shortage;
using Pipeline.Nightly;

namespace Pipeline.Functions.Configuration;

static class IndicatorServices
{
    /// <summary>Setting: where consumer prices, crosswalk, fields of education and strategies lie; the program's own folder when empty.</summary>
    const string ReferenceFolder = "Indicators:ReferenceFolder";

    /// <summary>Adds the nightly run and the readings of what it published.</summary>
    public static IServiceCollection AddIndicators(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => IndicatorParameters.ReadDefault())
        .AddSingleton(_ => ReferenceData.Read(configuration[ReferenceFolder] is { Length: > 0 } folder ? folder : ReferenceData.DefaultFolder))
        .AddSingleton(_ => ShortageProfile.ReadDefaults())
        .AddSingleton<IndicatorRun>()
        .AddSingleton<PublishedIndicators>()
        .AddSingleton<PublishedShortage>();
}
