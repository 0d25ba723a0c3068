using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit;
using Pipeline.Indicators.References;
using Pipeline.Nightly;
using Pipeline.OccupationsInDemand;
using Pipeline.Reference;

namespace Pipeline.Functions.Configuration;

static class OccupationsInDemandServices
{
    /// <summary>Adds the Occupations in Demand List: its versions, the reviews that lead to them, and explanations.</summary>
    public static IServiceCollection AddOccupationsInDemand(this IServiceCollection services) => services
        .AddSingleton<Titles>()
        .AddSingleton(provider => provider.GetRequiredService<ReferenceData>().Strategies)
        .AddSingleton<CurrentList>(provider => ct => provider.GetRequiredService<ListStateReader>().ReadAsync(RwandaTime.DayOf(provider.GetRequiredService<TimeProvider>().GetUtcNow()), ct))
        .AddSingleton(_ => IndexWeights.ReadDefault())
        .AddSingleton<InDemandRows>()
        .AddSingleton<InDemandTexts>()
        .AddSingleton<ListShelf>()
        .AddSingleton<ListDesk>()
        .AddSingleton<ReviewDesk>()
        .AddSingleton<ReviewReader>()
        .AddSingleton<ListStateReader>()
        .AddSingleton<ExplanationReader>()
        .AddSingleton(new AuditedTable(InDemandRows.TableName));
}
