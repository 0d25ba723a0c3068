using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Agreements;
using Pipeline.Coordination;
using Pipeline.Custody;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;
using Pipeline.Functions.Operations;
using Pipeline.Governance;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Replay;
using Pipeline.LabourMarketTestCases;
using Pipeline.OccupationsInDemand;
using Pipeline.Protection.Incidents;
using Pipeline.Protection.Requests;
using Pipeline.Reference;

namespace Pipeline.Functions.Configuration;

/// <summary>
/// Creates the containers and tables that are missing. Storage that cannot be reached yet is no reason to end: it is tried again until
/// it can. In Azure the template has created them all, and the setting <c>Storage__Prepare</c> says so.
/// </summary>
sealed class StoragePreparation(
    BlobServiceClient blobs, TableServiceClient tables, AllowedOrigins origins, IHostEnvironment environment, ILogger<StoragePreparation> log)
    : BackgroundService
{
    static readonly string[] BlobContainers =
    [
        Containers.Drops, Containers.Receipts, Containers.Lake, Containers.Sensitive, Containers.Quarantine, Containers.Archive, Containers.Indicators,
        Containers.Certificates, Containers.Agreements, Containers.Restricted, Containers.SubjectWork, Containers.SubjectExports, Containers.SubjectCertificates,
        Containers.IndicatorWork, Containers.OccupationsInDemand, Containers.Statistics, Containers.StatisticsWork, Containers.LabourMarketTests,
        Containers.DiasporaContacts, Containers.DiasporaMatching, Containers.Audit,
    ];

    static readonly string[] Tables = [SubmissionLedger.TableName, ContentClaims.TableName, CurrentDrops.TableName, NoticeBoard.TableName, CustodyLog.TableName,
        AgreementRows.TableName, GovernanceRecords.TableName, ReplayJobs.TableName, IncidentBook.TableName, RequestBook.TableName, InDemandRows.TableName,
        CaseRows.TableName, DiasporaRows.TableName, NightlyRuns.TableName];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                foreach (var name in Tables) await tables.CreateTableIfNotExistsAsync(name, stoppingToken);
                foreach (var name in BlobContainers)
                    await blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: stoppingToken);
                if (environment.IsDevelopment() && origins.All.Count > 0) await LetPagesUploadAsync(stoppingToken);
                return;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                log.LogWarning("Storage at {Address} is not ready ({Reason}); trying again in 5 s.", blobs.Uri.Authority, Reason(e));
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    /// <summary>
    /// Lets pages of the dashboard's origins put a file where a ticket says; everything else of storage stays closed to pages. Elsewhere whoever owns the account says it.
    /// </summary>
    async Task LetPagesUploadAsync(CancellationToken ct)
    {
        BlobServiceProperties properties = await blobs.GetPropertiesAsync(ct);
        properties.Cors =
        [
            new BlobCorsRule
            {
                AllowedOrigins = string.Join(',', origins.All),
                AllowedMethods = "PUT",
                AllowedHeaders = $"content-type,x-ms-blob-type,{DeliveryTrace.Header}",
                ExposedHeaders = "etag,x-ms-error-code",
                MaxAgeInSeconds = 600,
            },
        ];
        await blobs.SetPropertiesAsync(properties, ct);
    }

    static string Reason(Exception e) =>
        (e as AggregateException)?.InnerExceptions[0].Message ?? (e as RequestFailedException)?.ErrorCode ?? "no answer";
}
