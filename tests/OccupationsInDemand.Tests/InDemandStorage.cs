using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Access;
using Pipeline.Governance;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Indicators.References;
using Pipeline.Indicators.Shortage;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.OccupationsInDemand.Tests;

/// <summary>A storage account of a test's own, with the services of one host.</summary>
public sealed class InDemandStorage
{
    internal const string Quarter = "2026-Q3";

    internal static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    internal static readonly Caller Statistician = Who("statistician", Role.Statistician);
    internal static readonly Caller Officer = Who("labour officer", Role.LabourOfficer);
    internal static readonly Caller Approver = Who("approver", Role.CoordinationApprover);

    InDemandStorage(AzuriteAccount azurite)
    {
        (Tables, Blobs) = (new(azurite.ConnectionString), new(azurite.ConnectionString));
        (Rows, Texts, Governance) = (new(Tables, Clock), new(Blobs), new(Tables, Clock));
        Shelf = new(Rows, Texts);
        var published = new PublishedShortage(Blobs);
        (Lists, Reviews) = (new(Rows, Texts, Shelf, Clock), new(Rows, Texts, published, Shelf, Governance, Clock));
        Reader = new(Rows, Texts, published);
        Explanations = new(published, Shelf, Reader, StrategicOccupations.None, IndexWeights.ReadDefault(), Clock);
    }

    internal TableServiceClient Tables { get; }

    internal BlobServiceClient Blobs { get; }

    internal ManualTime Clock { get; } = new(Now);

    internal InDemandRows Rows { get; }

    internal InDemandTexts Texts { get; }

    internal GovernanceRecords Governance { get; }

    internal ListShelf Shelf { get; }

    internal ListDesk Lists { get; }

    internal ReviewDesk Reviews { get; }

    internal ReviewReader Reader { get; }

    internal ExplanationReader Explanations { get; }

    internal Titles Titles { get; } = new(Catalog);

    internal static async Task<InDemandStorage> StartAsync()
    {
        var storage = new InDemandStorage(await AzuriteAccount.TakeAsync());
        foreach (var table in (string[])[InDemandRows.TableName, GovernanceRecords.TableName]) await storage.Tables.CreateTableAsync(table);
        foreach (var container in (string[])[Containers.Indicators, Containers.OccupationsInDemand]) await storage.Blobs.CreateBlobContainerAsync(container);
        return storage;
    }

    internal static Caller Who(string name, params Role[] roles) => new(name, roles.ToHashSet(), null);

    /// <summary>Writes a run as the nightly one does, and makes it current.</summary>
    internal async Task RunAsync(
        string id, IEnumerable<ProposalRow> proposals, IEnumerable<CompositeRow>? scores = null, IEnumerable<SubIndexRow>? indicators = null, IEnumerable<SensitivityRow>? sensitivity = null)
    {
        var all = proposals.ToList();
        await PutAsync(IndicatorBlobs.Proposals(id), s => ProposalTable.WriteAsync(s, id, all, default));
        await PutAsync(IndicatorBlobs.Composite(id), s => CompositeTable.WriteAsync(s, id, scores ?? all.Select((p, i) => Score(p.Isco08, i + 1)), default));
        await PutAsync(IndicatorBlobs.SubIndex(id), s => SubIndexTable.WriteAsync(s, id, indicators ?? [], default));
        await PutAsync(IndicatorBlobs.Sensitivity(id), s => SensitivityTable.WriteAsync(s, id, sensitivity ?? [], default));
        var pointer = new CurrentRun(id, Now.AddHours(-8), ["nisr/labour-force-survey", "dgie/work-permits"]).ToJson();
        await Blobs.GetBlobContainerClient(Containers.Indicators).GetBlobClient(IndicatorBlobs.Current).UploadAsync(new BinaryData(pointer), overwrite: true);
    }

    /// <summary>A quorate meeting of the steering committee and its decision on the quarter's list.</summary>
    internal async Task<string> MandateAsync(string approved = Quarter, MeetingType type = MeetingType.SteeringCommittee, int quorum = 2, string id = "D-2026-001")
    {
        var meeting = new Meeting($"2026-11-19-{type}-{quorum}", type, new(2026, 11, 19), quorum, ["dgie", "mifotra"]);
        await Governance.WriteAsync<Meeting>(Register.Meetings, "a", _ => (meeting.Id, meeting), default);
        await Governance.WriteAsync<Decision>(Register.Decisions, "a",
            _ => (id, new(id, meeting.Id, meeting.Date, "The list", DecisionKind.OccupationsInDemandList, approved)), default);
        return id;
    }

    internal static ProposalRow Propose(string isco08, ListAction action, bool onList = false) => new(Quarter, isco08, action, onList, 0, 0, ["shortage_confirmed_2"]);

    internal static CompositeRow Score(string isco08, int rank, string period = Quarter, Quality quality = Quality.Ok) => new(
        period, "rsi", isco08, 1.5 - 0.1 * rank, 0.9, 6, 4, 0.67, rank, rank, 90, 0.2, 1.1 - 0.1 * rank, 1.9 - 0.1 * rank, 0.99, Math.Max(1, rank - 1), rank + 2, 0.9,
        ShortageClass.Shortage, MissingReason.None, quality);

    /// <summary>Takes a proposal through the working group and the steering committee.</summary>
    internal async Task DecideAsync(string isco08, ListAction recommended, DecisionGiven given)
    {
        Assert.Null((await Reviews.RecommendAsync(Quarter, isco08, await SeenAsync(isco08), recommended, ReviewReason.IndexConfirmed, Officer, default)).Refusal);
        Assert.Null((await Reviews.DecideAsync(Quarter, isco08, await SeenAsync(isco08), given, Approver, default)).Refusal);
    }

    internal async Task<string> SeenAsync(string isco08) => (await Reader.FindAsync(Quarter, isco08, default))!.Version;

    async Task PutAsync(string blob, Func<Stream, Task> write)
    {
        using var file = new MemoryStream();
        await write(file);
        file.Position = 0;
        await Blobs.GetBlobContainerClient(Containers.Indicators).GetBlobClient(blob).UploadAsync(file, overwrite: true);
    }
}
