using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit;
using Pipeline.Functions.Indicators;
using Pipeline.Functions.LabourMarketTest;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTestCases;
using Pipeline.Protocols;

namespace Pipeline.Functions.Configuration;

static class LabourMarketTestServices
{
    /// <summary>Adds labour market tests: rule sets, cases with their decisions and appeals, simulations.</summary>
    public static IServiceCollection AddLabourMarketTests(this IServiceCollection services) => services
        .AddSingleton(_ => CaseTerms.ReadDefault())
        .AddSingleton(_ => RuleSetShelf.ReadDefault())
        .AddSingleton(_ => LawBook.Read(LawBook.DefaultFolder))
        .AddSingleton(provider => provider.GetRequiredService<LawBook>().PermitClasses)
        .AddSingleton<WhyNotUsed>(provider => (sources, purpose) => IndicatorRelease.WhyNot(sources, provider.GetRequiredService<CatalogInForce>().Now, purpose))
        .AddSingleton(new AuditedTable(CaseRows.TableName))
        .AddSingleton<CaseRows>()
        .AddSingleton<CaseTexts>()
        .AddSingleton<ReleaseTables>()
        .AddSingleton<InputsOfTheDay>()
        .AddSingleton<EmployerRegister>()
        .AddSingleton<InputShelf>()
        .AddSingleton<LodgingDesk>()
        .AddSingleton<DecisionDesk>()
        .AddSingleton<AppealDesk>()
        .AddSingleton<CaseReplay>()
        .AddSingleton<CaseAlerts>()
        .AddSingleton<CaseWatch>()
        .AddSingleton<CaseRetention>()
        .AddSingleton<CaseSimulation>()
        .AddSingleton<LabourMarketTestStatistics>()
        .AddSingleton<BulkFiles>()
        .AddSingleton<CaseAnswers>();
}
