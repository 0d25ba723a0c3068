using Microsoft.Extensions.DependencyInjection;
using Pipeline.Coordination;
using Pipeline.Functions.Statistics;
using Pipeline.Protocols;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Publishing;

namespace Pipeline.Functions.Configuration;

static class StatisticsPublishingServices
{
    /// <summary>Adds the publication of statistics. What serves them needs none of it.</summary>
    public static IServiceCollection AddStatisticsPublishing(this IServiceCollection services) => services
        // Of the code lists that hold when a publication begins.
        .AddTransient(provider => StatisticsDefinitions.Read(provider.GetRequiredService<CatalogInForce>().Now))
        .AddSingleton<ScorecardSource>(provider => async (month, ct) => ScorecardRow.Of(
            await provider.GetRequiredService<CoordinationReader>().ReadCalendarAsync(new(month.End, PeriodSpan.UsualOn(month.End)), ct),
            provider.GetRequiredService<ScoreWeights>()))
        .AddSingleton<LabourMarketTestDecisions>()
        .AddSingleton<RecordedCases>(provider => provider.GetRequiredService<LabourMarketTestDecisions>().ReadAsync)
        .AddTransient<StatisticsPublication>();
}
