using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit;
using Pipeline.Governance;

namespace Pipeline.Functions.Configuration;

static class GovernanceServices
{
    /// <summary>Adds the records of the coordination mechanism: members, meetings, decisions and actions.</summary>
    public static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddSingleton<GovernanceRecords>()
        .AddSingleton<CoordinationBook>()
        .AddSingleton<GovernanceReader>()
        .AddSingleton(new AuditedTable(GovernanceRecords.TableName));
}
