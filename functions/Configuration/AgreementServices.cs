using Microsoft.Extensions.DependencyInjection;
using Pipeline.Agreements;
using Pipeline.Audit;

namespace Pipeline.Functions.Configuration;

static class AgreementServices
{
    /// <summary>Adds the life of agreements: proposals, approvals and what is in force.</summary>
    public static IServiceCollection AddAgreements(this IServiceCollection services) => services
        .AddSingleton<AgreementRows>()
        .AddSingleton<AgreementTexts>()
        .AddSingleton<ProposalCheck>()
        .AddSingleton<AgreedProtocols>()
        .AddSingleton<AgreementLedger>()
        .AddSingleton<AgreementVersions>()
        .AddSingleton(new AuditedTable(AgreementRows.TableName));
}
