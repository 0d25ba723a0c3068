using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit;
using Pipeline.Diaspora;
using Pipeline.DiasporaMatching;
using Pipeline.Lake;

namespace Pipeline.Functions.Configuration;

static class DiasporaServices
{
    /// <summary>
    /// Adds the programme for health experts abroad. <c>Diaspora__MatchSchedule</c> is when matching runs; contact data is sealed with <c>DiasporaContacts__Keys__c1</c> and on,
    /// and <c>DiasporaContacts__Current</c>, without which nobody can register.
    /// </summary>
    public static IServiceCollection AddDiaspora(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => new ContactKeys(KeyServices.Sealing(configuration, "DiasporaContacts", "c1", "nobody can register")))
        .AddSingleton(_ => ConsentVersion.ReadAll())
        .AddSingleton(_ => MatchingRules.ReadDefault())
        .AddSingleton(new AuditedTable(DiasporaRows.TableName))
        .AddSingleton<DiasporaRows>()
        .AddSingleton<ProgrammeDrops>()
        .AddSingleton<ContactVault>()
        .AddSingleton<ExpertRegistry>()
        .AddSingleton<RequestDesk>()
        .AddSingleton<MissionLicence>()
        .AddSingleton<MissionBook>()
        .AddSingleton<RegistrationDesk>()
        .AddSingleton<RunShelf>()
        .AddSingleton<MatchingRun>()
        .AddSingleton<ProposalDesk>()
        .AddSingleton<TransferBook>()
        .AddSingleton<OpportunityDesk>()
        .AddSingleton<MonitoringReader>()
        .AddSingleton(_ => IndicatorPlan.ReadDefault())
        // A secret of its own, made from the pseudonyms' key, so that rounding cannot be worked out.
        .AddSingleton(provider => new CountProtection(Encoding.ASCII.GetBytes(provider.GetRequiredService<PseudonymKeys>().Current.Pseudonym("diaspora-counts", "rounding"u8))));
}
