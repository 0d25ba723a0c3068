using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit;
using Pipeline.Custody;
using Pipeline.Diaspora;
using Pipeline.DiasporaMatching;
using Pipeline.Functions.Diaspora;
using Pipeline.Lake;
using Pipeline.Protection.Working;

namespace Pipeline.Functions.Configuration;

static class DiasporaServices
{
    /// <summary>Of the numbers by which experts are delivered.</summary>
    const string PersonDomain = "person";

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
        .AddSingleton<RenewalWatch>()
        .AddSingleton<RequestDesk>()
        .AddSingleton<MissionLicence>()
        .AddSingleton<MissionBook>()
        .AddSingleton<ForgetPerson>(provider => (keys, ct) => provider.GetRequiredService<MissionBook>().ForgetAsync([.. keys.Where(k => k.Domain == PersonDomain).Select(k => k.Pseudonym)], ct))
        .AddSingleton<FollowPseudonyms>(provider => (dataset, map, ct) => $"{dataset}" == ExpertRegistry.Dataset
            ? provider.GetRequiredService<MissionBook>().RekeyAsync(key => map.Find(new(PersonDomain, map.OlderVersion, key))?.Pseudonym, ct)
            : Task.CompletedTask)
        .AddSingleton<RegistrationDesk>()
        .AddSingleton<RegistrationQuota>()
        .AddSingleton<AreaFigures>()
        .AddSingleton<RunShelf>()
        .AddSingleton<MatchingRun>()
        .AddSingleton<ProposalDesk>()
        .AddSingleton<TransferBook>()
        .AddSingleton<OpportunityDesk>()
        .AddSingleton<OutcomeBook>()
        .AddSingleton<MissionReports>()
        .AddSingleton<ClosedActions>()
        .AddSingleton<MonitoringReader>()
        .AddSingleton(_ => IndicatorPlan.ReadDefault())
        // A secret of its own, made from the pseudonyms' key, so that rounding cannot be worked out.
        .AddSingleton(provider => new CountProtection(Encoding.ASCII.GetBytes(provider.GetRequiredService<PseudonymKeys>().Current.Pseudonym("diaspora-counts", "rounding"u8))));
}
