using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Audit;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Intake;
using Pipeline.Intake;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Lake;

namespace Pipeline.Functions.Configuration;

static class IntakeServices
{
    /// <summary>
    /// Adds the way of a drop. <c>Pseudonyms__Key</c> is the secret (base64, 32 bytes or more) that pseudonyms are made with,
    /// <c>Pseudonyms__KeyVersion</c> its name in the lake's files. <c>DryRun__MaxBytes</c> bounds a file that is only tried.
    /// </summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => new Pseudonymiser(
            configuration["Pseudonyms:KeyVersion"] ?? "k1",
            configuration["Pseudonyms:Key"] ?? throw new InvalidOperationException(
                "Set Pseudonyms__Key to 32 random bytes in base64; without it no personal identifier can be replaced, so no drop is taken.")))
        .AddSingleton<Inbox>()
        .AddSingleton<SubmissionLedger>()
        .AddSingleton(new AuditedTable(SubmissionLedger.TableName))
        .AddSingleton<SubmissionList>()
        .AddSingleton<SubmissionPages>()
        .AddSingleton<SubmissionProofs>()
        .AddSingleton<ContentClaims>()
        .AddSingleton<CurrentDrops>()
        .AddSingleton<ReceiptStore>()
        .AddSingleton<SubmissionFiles>()
        .AddSingleton<DropNaming>()
        .AddSingleton<DropCheck>()
        .AddSingleton<DropOutputs>()
        .AddSingleton<DropIntake>()
        .AddSingleton<FailedDrops>()
        .AddSingleton<Trial>();
}
