using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Agreements;
using Pipeline.Coordination;
using Pipeline.Custody;
using Pipeline.Governance;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Replay;
using Pipeline.OccupationsInDemand;
using Pipeline.Protection.Incidents;
using Pipeline.Protection.Requests;
using Pipeline.Reference;

namespace Pipeline.Functions.Configuration;

/// <summary>
/// Creates the containers and tables that are missing. Storage that cannot be reached yet is no reason to end: it is tried again until
/// it can. In Azure the template has created them all and this finds them there.
/// </summary>
sealed class StoragePreparation(BlobServiceClient blobs, TableServiceClient tables, ILogger<StoragePreparation> log) : BackgroundService
{
    static readonly string[] BlobContainers =
    [
        Containers.Drops, Containers.Receipts, Containers.Lake, Containers.Sensitive, Containers.Quarantine, Containers.Archive, Containers.Indicators,
        Containers.Certificates, Containers.Agreements, Containers.Restricted, Containers.SubjectWork, Containers.SubjectExports, Containers.SubjectCertificates,
        Containers.IndicatorWork, Containers.OccupationsInDemand,
    ];

    static readonly string[] Tables = [SubmissionLedger.TableName, ContentClaims.TableName, CurrentDrops.TableName, NoticeBoard.TableName, CustodyLog.TableName,
        AgreementRows.TableName, GovernanceRecords.TableName, ReplayJobs.TableName, IncidentBook.TableName, RequestBook.TableName, InDemandRows.TableName];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                foreach (var name in Tables) await tables.CreateTableIfNotExistsAsync(name, stoppingToken);
                foreach (var name in BlobContainers)
                    await blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: stoppingToken);
                return;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                log.LogWarning("Storage at {Address} is not ready ({Reason}); trying again in 5 s.", blobs.Uri.Authority, Reason(e));
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    static string Reason(Exception e) =>
        (e as AggregateException)?.InnerExceptions[0].Message ?? (e as RequestFailedException)?.ErrorCode ?? "no answer";
}
