using Azure.Storage.Blobs;
using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;
using Pipeline.Testing;

namespace Pipeline.Sdmx.Tests;

/// <summary>The first question of a table is answered from the row groups that it needs, with the bytes that the whole table would give.</summary>
public sealed class PartTests : IAsyncLifetime
{
    const long Most = 5_000_000;

    static readonly StructureSet Structures = MadeStatistics.Structures(areas: 60, occupations: 30);
    static readonly ObservationTable Table = MadeStatistics.Table(Structures, years: 9, fill: 0.96);
    static readonly Dataflow Flow = Structures.Dataflow(MadeStatistics.Flow)!;

    ReleaseStore _store = null!;
    Release _release = null!;

    public async Task InitializeAsync()
    {
        _store = new(new BlobServiceClient((await AzuriteAccount.TakeAsync()).ConnectionString));
        (_release, var files) = await MadeStatistics.ReleaseAsync("2026-03-01-a", Structures, Table);
        await _store.PublishAsync(_release, Structures, files, await _store.ReadCurrentAsync(CancellationToken.None), CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("Q.RW12.PERMITS.F.*", true)]
    [InlineData("A.RW00.DAYS", true)]
    [InlineData("Q.RW29.*.M.O19,A.RW00.PERMITS._T.O0", false)]
    [InlineData("Q.RW12?lastNObservations=2&c[TIME_PERIOD]=ge:2023-Q2", true)]
    [InlineData("Q?c[REF_AREA]=RW07,RW08&c[OBS_STATUS]=P", true)]
    [InlineData("Q.RW05.PERMITS?offset=30&limit=40&dimensionAtObservation=SEX", true)]
    [InlineData("Q.RW77", true)]
    [InlineData("*.*.PERMITS.F", false)]
    [InlineData("*?limit=100", false)]
    public async Task First_answer_has_the_bytes_of_any_later_one(string question, bool isFromPart)
    {
        var release = Opened();
        var query = Served.Query30(question, release.Outline(Flow));
        var first = await release.LoadAsync(Flow, query);
        Assert.Equal(isFromPart, first.Table.Count < Table.Count);
        var whole = await release.LoadAsync(Flow, query);
        Assert.Equal(Table.Count, whole.Table.Count);
        Assert.Same(whole, await release.LoadAsync(Flow));
        foreach (var format in Format.DataOf(Flavour.Sdmx30).Concat(Format.DataOf(Flavour.Sdmx21)).Distinct())
            Assert.Equal(await Served.BytesAsync(whole, query, format), await Served.BytesAsync(first, query, format));
    }

    [Fact]
    public async Task Those_who_ask_at_the_same_time_wait_for_the_whole_of_which_there_is_one()
    {
        var release = Opened();
        var query = Served.Query30("Q.RW12.PERMITS.F", release.Outline(Flow));
        var views = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => release.LoadAsync(Flow, query))));
        Assert.Single(views, view => view.Table.Count < Table.Count);
        Assert.Single(views.Where(view => view.Table.Count == Table.Count).Distinct());
    }

    [Fact]
    public async Task Table_that_cannot_be_read_is_told_to_who_asks_for_a_part_of_it()
    {
        var release = new ServedRelease(_release with { Id = "2026-03-01-none" }, new('0', 64), Structures, _store, Most);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => release.LoadAsync(Flow, Served.Query30("Q.RW12", release.Outline(Flow))));
    }

    ServedRelease Opened() => new(_release, new('0', 64), Structures, _store, Most);
}
