using Microsoft.Extensions.DependencyInjection;
using Pipeline.Coordination;

namespace Pipeline.Functions.Configuration;

static class CoordinationServices
{
    /// <summary>Adds the calendar of who delivers when, its figures and its notices.</summary>
    public static IServiceCollection AddCoordination(this IServiceCollection services) => services
        .AddSingleton(_ => ScoreWeights.ReadDefault())
        .AddSingleton<DeliveryReader>()
        .AddSingleton<CoordinationReader>()
        .AddSingleton<NoticeBoard>()
        .AddSingleton<CalendarWatch>()
        .AddSingleton<AgreementWatch>();
}
