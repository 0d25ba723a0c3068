using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit.Seals;
using Pipeline.Functions.Audit;

namespace Pipeline.Functions.Configuration;

static class AuditServices
{
    /// <summary>Adds the reading and the sealing of audit trails. Each capability names its own audited tables.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditTables>()
        .AddSingleton<SealStore>()
        .AddSingleton<AuditSealing>();
}
