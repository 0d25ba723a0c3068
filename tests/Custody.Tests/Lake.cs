using Azure.Storage.Blobs;
using Pipeline.Intake.Receipts;
using Pipeline.Intake.Tests;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Custody.Tests;

/// <summary>A lake of its own for each test, with real drops in it.</summary>
sealed class Lake(Storage storage) : IAsyncDisposable
{
    public Storage Storage => storage;

    public CustodyLog Log => new(storage.Tables, TimeProvider.System);

    public static async Task<Lake> StartAsync()
    {
        var storage = new Storage();
        await storage.InitializeAsync();
        await storage.Blobs.CreateBlobContainerAsync(Containers.Certificates);
        await storage.Tables.CreateTableAsync(CustodyLog.TableName);
        return new(storage);
    }

    public async Task<Receipt> DeliverAsync(string path, string text, PseudonymKeys keys) =>
        (await storage.Intake(keys: keys).TakeAsync(await storage.UploadAsync(path, text), default))!;

    public KeyRotation Rotation(PseudonymKeys keys, DyingMachine? machine = null, params FollowPseudonyms[] followers)
    {
        var (blobs, tables) = machine is null ? (storage.Blobs, storage.Tables) : storage.Clients(machine);
        return new(blobs, new(blobs), new(blobs, Storage.Catalog, TimeProvider.System), new(blobs, new(blobs, Storage.Sealing)), keys, followers, new(tables, TimeProvider.System));
    }

    public KeysInUse KeysInUse(PseudonymKeys keys) => new(new(storage.Blobs), new(storage.Blobs), keys);

    public BlobClient Blob(string path) => storage.Blobs.GetBlobContainerClient(path.Split('/')[0]).GetBlobClient(path.Split('/', 2)[1]);

    public async Task<LakeReader> OpenAsync(string path)
    {
        var file = new MemoryStream();
        await Blob(path).DownloadToAsync(file);
        return await LakeReader.OpenAsync(file, default);
    }

    public ValueTask DisposeAsync() => new(storage.DisposeAsync());
}
