using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Http;
using Pipeline.Functions.Statistics;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Releases;

namespace Pipeline.Functions.Configuration;

static class StatisticsServices
{
    /// <summary>How many observations tables in memory may have together, about 30 bytes each, where the setting does not say.</summary>
    const long DefaultObservations = 5_000_000;

    /// <summary>Part of them that an earlier release has for itself, beside the current one.</summary>
    const long EarlierPart = 5;

    /// <summary>Adds the public statistics. They read releases, and nothing else of the storage.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services, IConfiguration configuration)
    {
        var most = long.TryParse(configuration["Statistics:MaxObservationsInMemory"], NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : DefaultObservations;
        return services
            .AddSingleton<ReleaseStore>()
            .AddSingleton<CallerAddress>()
            .AddSingleton<CallerQuota>()
            .AddSingleton(provider => new PublishedReleases(provider.GetRequiredService<ReleaseStore>(), provider.GetRequiredService<TimeProvider>(), most))
            .AddSingleton(provider => new EarlierReleases(provider.GetRequiredService<ReleaseStore>(), most / EarlierPart))
            .AddSingleton<StatisticsDesk>();
    }
}
