using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Intake.Recovery;
using Pipeline.Intake.Replay;
using Pipeline.Lake;
using Pipeline.Protocols;

namespace Pipeline.Intake.Tests;

/// <summary>The parts of the intake, put together as the functions put them together.</summary>
sealed class Parts(BlobServiceClient blobs, TableServiceClient tables, ProtocolCatalog catalog, TimeProvider clock)
{
    public PseudonymKeys Keys { get; init; } = Storage.Keys("test");

    public RecoveryTerms Terms { get; init; } =
        new(TimeSpan.FromHours(1), UnreportedAfter: TimeSpan.Zero, MostAttempts: 3, MostPerRun: 100, LongestRun: TimeSpan.FromMinutes(15));

    public Inbox Inbox => new(blobs);

    public SubmissionLedger Ledger => new(tables, clock);

    public ReceiptStore Receipts => new(blobs);

    public DropIntake Intake => new(
        Inbox, Naming, Check, Ledger, new(tables), new(tables), Receipts, Outputs, NullLogger<DropIntake>.Instance);

    public FailedDrops Failed => new(Inbox, Naming, Ledger, Receipts, clock, NullLogger<FailedDrops>.Instance);

    public DropReplay Replay => new(
        new(Ledger, Inbox, Naming, Check, new(tables), Receipts), Ledger, Inbox, Intake, Outputs, new(tables), new(tables), clock, NullLogger<DropReplay>.Instance);

    public ReplayJobs Jobs => new(tables, new(tables), clock);

    public ReplayWorker Worker => new(Jobs, Replay, Ledger, Terms, clock, NullLogger<ReplayWorker>.Instance);

    public StuckDrops Stuck => new(new(tables), Ledger, Inbox, Intake, Replay, Failed, Terms, clock, NullLogger<StuckDrops>.Instance);

    public UnreportedDrops Unreported => new(Inbox, Naming, Ledger, Intake, Terms, clock, NullLogger<UnreportedDrops>.Instance);

    public NilReturns NilReturns => new(Naming, Ledger, new(tables), Receipts, Outputs, Keys, clock);

    DropNaming Naming => new(catalog);

    DropCheck Check => new(catalog, Keys, blobs, new(tables), clock);

    DropOutputs Outputs => new(blobs, Inbox, Receipts, new SensitiveFiles(blobs, Storage.Sealing), clock);
}
