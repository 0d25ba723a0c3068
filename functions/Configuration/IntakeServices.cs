using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Intake;
using Pipeline.Intake;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;

namespace Pipeline.Functions.Configuration;

static class IntakeServices
{
    /// <summary>
    /// Adds the way of a drop.
    /// </summary>
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<Inbox>()
        .AddSingleton<SubmissionLedger>()
        .AddSingleton(new AuditedTable(SubmissionLedger.TableName))
        .AddSingleton<SubmissionList>()
        .AddSingleton<SubmissionPages>()
        .AddSingleton<SubmissionProofs>()
        .AddSingleton<ContentClaims>()
        .AddSingleton<CurrentDrops>()
        .AddSingleton<ReceiptStore>()
        .AddSingleton<DropNaming>()
        .AddSingleton<DropCheck>()
        .AddSingleton<SensitiveFiles>()
        .AddSingleton<DropOutputs>()
        .AddSingleton<DropIntake>()
        .AddSingleton<FailedDrops>()
        .AddSingleton<NilReturns>()
        .AddSingleton<Trial>();
}
