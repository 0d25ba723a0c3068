using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Audit;
using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.Diaspora.Tests;

/// <summary>Missions name experts who were delivered by pseudonym, and follow it when the key is changed.</summary>
public sealed class MissionKeyTests : IAsyncLifetime
{
    DiasporaRows _rows = null!;
    MissionBook _book = null!;

    public async Task InitializeAsync()
    {
        var storage = (await AzuriteAccount.TakeAsync()).ConnectionString;
        var (tables, blobs) = (new TableServiceClient(storage), new BlobServiceClient(storage));
        foreach (var table in (string[])[DiasporaRows.TableName, "current"]) await tables.CreateTableIfNotExistsAsync(table);
        var catalog = new CatalogInForce(ProtocolCatalog.Load(Repository.PathOf("protocols"), new(2026, 11, 1)));
        _rows = new(tables, TimeProvider.System);
        var drops = new ProgrammeDrops(blobs, new(tables), catalog);
        // Requests and licences have no part in it.
        _book = new(_rows, drops, null!, null!, catalog, TimeProvider.System);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    async Task PutAsync(string id, string expert, MissionStatus status)
    {
        var mission = new Mission(id, "FR-1", expert, "KAB", "onsite", status, new(2026, 1, 1), null, new(2026, 2, 1), new(2026, 2, 20), 20);
        await _rows.WriteAsync<Mission>(Kept.Missions, id, _ => (mission, AuditEntry.Of("test", DiasporaEvent.Recorded, id)), default);
    }

    async Task<string> OfAsync(string id) => (await _book.FindAsync(id, default)) is { } m ? $"{m.Expert} {m.Status}" : "";

    [Fact]
    public async Task A_new_key_is_followed_and_nobody_elses_mission_is_touched()
    {
        await PutAsync("M-1", "older", MissionStatus.Accepted);
        await PutAsync("M-2", "registered-here", MissionStatus.Accepted);
        for (var run = 0; run < 2; run++) await _book.RekeyAsync(key => key == "older" ? "newer" : null, default);
        Assert.Equal(("newer Accepted", "registered-here Accepted"), (await OfAsync("M-1"), await OfAsync("M-2")));
    }

    [Fact]
    public async Task A_person_is_forgotten_under_every_key_and_what_is_over_stays_as_it_ended()
    {
        await PutAsync("M-1", "under-k1", MissionStatus.Completed);
        await PutAsync("M-2", "under-k2", MissionStatus.Proposed);
        await PutAsync("M-3", "other", MissionStatus.Proposed);
        await _book.ForgetAsync(["under-k1", "under-k2"], default);
        Assert.Equal((" Completed", " Cancelled", "other Proposed"), (await OfAsync("M-1"), await OfAsync("M-2"), await OfAsync("M-3")));
    }
}
