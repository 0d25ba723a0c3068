using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Coordination;
using Pipeline.Indicators;
using Pipeline.Intake;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Intake.Restricted;
using Pipeline.Lake;
using Pipeline.Nightly;
using Pipeline.Protection.Finding;
using Pipeline.Protection.Incidents;
using Pipeline.Protection.Requests;
using Pipeline.Protection.Rewriting;
using Pipeline.Protection.Working;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Protection.Tests;

/// <summary>A storage account of a test's own, with the intake and the work on requests as the functions build them.</summary>
public sealed class RightsStorage
{
    public static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    /// <summary>Two versions: files are under either.</summary>
    public static readonly PseudonymKeys Keys = new(new Dictionary<string, string> { ["k1"] = Key(1), ["k2"] = Key(2) }, "k2");

    static readonly SensitiveKeys Sealing = new(new Dictionary<string, string> { ["s1"] = Key(3) }, "s1");

    readonly AzuriteAccount _azurite;

    RightsStorage(AzuriteAccount azurite)
    {
        _azurite = azurite;
        (Blobs, Tables) = Clients(null);
    }

    public BlobServiceClient Blobs { get; }

    public TableServiceClient Tables { get; }

    public ManualTime Time { get; } = new(new(2026, 11, 10, 8, 0, 0, TimeSpan.Zero));

    public CurrentDrops Current => new(Tables);

    public RequestBook Book => new(Tables, ProtectionTerms.ReadDefault(), Time);

    public WorkShelf Shelf => new(Blobs);

    public RequestDesk Desk => new(Book, Shelf, Keys, Catalog, Time);

    public PersonFiles Files => new(Blobs);

    public SensitiveFiles Sensitive => new(Blobs, Sealing);

    public IncidentBook Incidents => new(Tables, Catalog, new(Tables, Time), ProtectionTerms.ReadDefault(), Time);

    public static async Task<RightsStorage> StartAsync()
    {
        var storage = new RightsStorage(await AzuriteAccount.TakeAsync());
        string[] containers =
        [
            Containers.Drops, Containers.Receipts, Containers.Lake, Containers.Sensitive, Containers.Quarantine, Containers.Archive, Containers.Indicators,
            Containers.Restricted, Containers.SubjectWork, Containers.SubjectExports, Containers.SubjectCertificates,
        ];
        foreach (var container in containers) await storage.Blobs.CreateBlobContainerAsync(container);
        string[] tables =
        [
            SubmissionLedger.TableName, ContentClaims.TableName, CurrentDrops.TableName, NoticeBoard.TableName, IncidentBook.TableName, RequestBook.TableName,
        ];
        foreach (var table in tables) await storage.Tables.CreateTableAsync(table);
        return storage;
    }

    /// <summary>Delivers a file and takes it all the way.</summary>
    /// <param name="underKey">The version of the key for its pseudonyms.</param>
    public async Task<Receipt> DeliverAsync(string path, string text, string underKey = "k2")
    {
        await Blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(path).UploadAsync(new BinaryData(text), overwrite: true);
        var (inbox, ledger, receipts) = (new Inbox(Blobs), new SubmissionLedger(Tables, TimeProvider.System), new ReceiptStore(Blobs));
        var keys = new PseudonymKeys(new Dictionary<string, string> { ["k1"] = Key(1), ["k2"] = Key(2) }, underKey);
        var check = new DropCheck(Catalog, keys, Blobs, new(Tables), TimeProvider.System);
        var intake = new DropIntake(inbox, new DropNaming(Catalog), check, ledger, new ContentClaims(Tables), Current, receipts,
            new DropOutputs(Blobs, inbox, receipts, Sensitive, TimeProvider.System), NullLogger<DropIntake>.Instance);
        return (await intake.TakeAsync(path, default))!;
    }

    /// <summary>The work on requests, on a machine that dies at the given write (from 0), or never.</summary>
    public RequestWorker Worker(DyingMachine? machine = null)
    {
        var (blobs, tables) = Clients(machine);
        var terms = ProtectionTerms.ReadDefault();
        var (book, shelf, files, sensitive, current) =
            (new RequestBook(tables, terms, Time), new WorkShelf(blobs), new PersonFiles(blobs), new SensitiveFiles(blobs, Sealing), new CurrentDrops(tables));
        var (exportShelf, rewrite, ledger) = (new ExportShelf(blobs), new LakeRewrite(blobs, sensitive, current, Catalog), new SubmissionLedger(tables, Time));
        return new(book, shelf, new PersonSearch(files, Catalog), files, rewrite, new ExportWork(files, sensitive, exportShelf, Catalog), exportShelf,
            new CorrectionWork(files, current, new NoticeBoard(tables), Catalog, Time),
            new EraseWork(blobs, rewrite, new OriginalScan(blobs, ledger, Catalog, Keys), shelf, new CertificateShelf(blobs), [], Time),
            blobs, terms, Time, NullLogger<RequestWorker>.Instance);
    }

    /// <summary>How many permits a nightly run counts.</summary>
    public async Task<long> PermitsCountedAsync()
    {
        var run = await new IndicatorRun(Blobs, IndicatorParameters.ReadDefault(), Catalog, Time).RunAsync(await Current.ListAsync(default), default);
        return run.RowsIn["work-permits"];
    }

    /// <summary>Every blob of the account whose bytes hold one of the texts, and every row of a table that does.</summary>
    public async Task<IReadOnlyList<string>> WhereAsync(params string[] texts)
    {
        var found = new List<string>();
        await foreach (var container in Blobs.GetBlobContainersAsync())
            await foreach (var blob in Blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
            {
                var client = Blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name);
                var content = (await client.DownloadContentAsync()).Value.Content.ToMemory();
                if (texts.Any(t => content.Span.IndexOf(System.Text.Encoding.UTF8.GetBytes(t)) >= 0) || await HoldsAsync(container.Name, blob.Name, texts))
                    found.Add($"{container.Name}/{blob.Name}");
            }
        await foreach (var table in Tables.QueryAsync())
            await foreach (var row in Tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                if (row.Keys.Any(k => row[k] is string text && texts.Any(t => text.Contains(t, StringComparison.Ordinal)))) found.Add($"{table.Name}/{row.RowKey}");
        return found;
    }

    /// <summary>All rows of the lake, the rows set apart, and their sensitive columns, each as a line, in order.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string container, string prefix)
    {
        var rows = new List<string>();
        await foreach (var blob in Files.ListAsync(new(container, prefix), default))
        {
            if (!blob.EndsWith(".parquet", StringComparison.Ordinal)) continue;
            var lines = await LinesAsync(container, blob);
            await using var columns = await Sensitive.OpenAsync(container == Containers.Restricted ? SetApartRows.SensitiveName(blob) : blob, default);
            if (columns is not null)
            {
                await using var apart = await LakeReader.OpenAsync(columns, default);
                var more = await LinesAsync(apart);
                Assert.Equal(lines.Count, more.Count);
                lines = [.. lines.Zip(more, (a, b) => $"{a};{b}")];
            }
            rows.AddRange(lines);
        }
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    async Task<bool> HoldsAsync(string container, string blob, string[] texts) =>
        blob.EndsWith(".parquet", StringComparison.Ordinal) && container is Containers.Lake or Containers.Restricted
        && (await LinesAsync(container, blob)).Any(line => texts.Any(t => line.Contains(t, StringComparison.Ordinal)));

    async Task<List<string>> LinesAsync(string container, string blob)
    {
        await using var opened = (await Files.OpenAsync(container, blob, default))!;
        return await LinesAsync(opened.Reader);
    }

    static async Task<List<string>> LinesAsync(LakeReader file)
    {
        var lines = new List<string>();
        for (var group = 0; group < file.RowGroupCount; group++)
        {
            var columns = new List<string?[]>();
            foreach (var column in file.Columns) columns.Add(await LakeText.ReadAsync(file, group, column, default));
            for (var row = 0; row < file.RowCount(group); row++) lines.Add(string.Join(';', columns.Select(c => c[row])));
        }
        return lines;
    }

    static string Key(byte value) => Convert.ToBase64String(Enumerable.Repeat(value, 32).ToArray());

    (BlobServiceClient, TableServiceClient) Clients(DyingMachine? machine)
    {
        var (blobOptions, tableOptions) = (new BlobClientOptions(), new TableClientOptions());
        if (machine is not null)
        {
            blobOptions.AddPolicy(machine, HttpPipelinePosition.PerCall);
            tableOptions.AddPolicy(machine, HttpPipelinePosition.PerCall);
        }
        return (new(_azurite.ConnectionString, blobOptions), new(_azurite.ConnectionString, tableOptions));
    }
}

/// <summary>Lets a number of writes through to storage, then fails every request, as a machine that was switched off.</summary>
public sealed class DyingMachine(int writes) : HttpPipelineSynchronousPolicy
{
    int _left = writes;

    public bool IsDead => Volatile.Read(ref _left) < 0;

    public override void OnSendingRequest(HttpMessage message)
    {
        var writing = message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head;
        if (IsDead || (writing && Interlocked.Decrement(ref _left) < 0)) throw new IOException("The machine was switched off.");
    }
}
