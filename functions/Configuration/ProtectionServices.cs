using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit;
using Pipeline.Functions.Protection;
using Pipeline.Protection;
using Pipeline.Protection.Finding;
using Pipeline.Protection.Incidents;
using Pipeline.Protection.Requests;
using Pipeline.Protection.Rewriting;
using Pipeline.Protection.Working;

namespace Pipeline.Functions.Configuration;

static class ProtectionServices
{
    /// <summary>
    /// Adds breaches and persons' requests, with their clocks. <c>Protection__WatchSchedule</c> is when the clocks are looked at, <c>Protection__WorkSchedule</c> when requests
    /// are worked on.
    /// </summary>
    public static IServiceCollection AddProtection(this IServiceCollection services) => services
        .AddSingleton(_ => ProtectionTerms.ReadDefault())
        .AddSingleton(new AuditedTable(IncidentBook.TableName))
        .AddSingleton(new AuditedTable(RequestBook.TableName))
        .AddSingleton<IncidentBook>()
        .AddSingleton<IncidentWatch>()
        .AddSingleton<IncidentAnswers>()
        .AddSingleton<SubjectCount>()
        .AddSingleton<PersonFiles>()
        .AddSingleton<PersonSearch>()
        .AddSingleton<LakeRewrite>()
        .AddSingleton<WorkShelf>()
        .AddSingleton<ExportShelf>()
        .AddSingleton<CertificateShelf>()
        .AddSingleton<ExportWork>()
        .AddSingleton<OriginalScan>()
        .AddSingleton<EraseWork>()
        .AddSingleton<CorrectionWork>()
        .AddSingleton<RequestBook>()
        .AddSingleton<RequestDesk>()
        .AddSingleton<RequestWatch>()
        .AddSingleton<RequestWorker>()
        .AddSingleton<RequestAnswers>();
}
