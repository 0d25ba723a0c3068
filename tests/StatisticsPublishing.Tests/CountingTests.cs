using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Publishing;
using Pipeline.StatisticsPublishing.Quantiles;
using Pipeline.Testing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>What is counted in lake files, beside the same counted from the samples' lines.</summary>
public sealed class CountingTests(Storage storage) : IClassFixture<Storage>
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));
    static readonly StatisticsDefinitions Definitions = StatisticsDefinitions.Read(Catalog);
    static readonly Trees Trees = new(Definitions.Structures);

    readonly BlobServiceClient _blobs = new(storage.ConnectionString);

    SampleLake Lake => new(_blobs, Catalog);

    [Fact]
    public async Task Leaves_are_the_rows_that_count_by_their_codes()
    {
        var (header, rows) = Lines("dgie", "border-crossings");
        var counted = await CountAsync("border-work", await Lake.WriteAsync("dgie", "border-crossings", lines => lines));
        var work = rows.Where(r => r[header["purpose"]] == "WRK").ToList();
        Assert.Equal(work.Count, counted.Sum(l => l.Count));
        Assert.Equal(
            work.Count(r => r[header["sex"]] == "F" && r[header["nationality"]] == "UGA"), counted.Where(l => l.Codes[0] == "F" && l.Codes[2] == "UGA").Sum(l => l.Count));
    }

    [Fact]
    public async Task Occupations_that_are_coarse_have_leaves_of_their_own()
    {
        var (header, rows) = Lines("dgie", "work-permits");
        var counted = await CountAsync("permits-decided", await Lake.WriteAsync("dgie", "work-permits", lines => lines));
        var at = header["isco08"];
        // Two digits are kept; a code of one digit is not further specified, and none is not known.
        Assert.Equal(rows.Count(r => r[at].Length == 1 && r[at] == "2"), counted.Where(l => l.Codes[4] == "2_U").Sum(l => l.Count));
        Assert.Equal(rows.Count(r => r[at].StartsWith("22", StringComparison.Ordinal)), counted.Where(l => l.Codes[4] == "22").Sum(l => l.Count));
        Assert.Equal(rows.Count(r => r[at].Length == 0), counted.Where(l => l.Codes[4] == "_U").Sum(l => l.Count));
        Assert.DoesNotContain(counted, l => l.Codes[4].Length == 3 && !l.Codes[4].EndsWith("_U", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Persons_in_a_cell_are_summed_and_weights_beside_the_count()
    {
        var abroad = await CountAsync("nationals-abroad", await Lake.WriteAsync("minaffet", "nationals-abroad", lines => lines));
        var (header, rows) = Lines("minaffet", "nationals-abroad");
        Assert.Equal(rows.Sum(r => int.Parse(r[header["persons"]], CultureInfo.InvariantCulture)), abroad.Sum(l => l.Count));

        var survey = await CountAsync("survey-persons", await Lake.WriteAsync("nisr", "labour-force-survey", lines => lines));
        (header, rows) = Lines("nisr", "labour-force-survey");
        var adults = rows.Where(r => int.Parse(r[header["age"]], CultureInfo.InvariantCulture) >= 15).ToList();
        Assert.Equal(adults.Count, survey.Sum(l => l.Count));
        Assert.Equal(adults.Sum(r => double.Parse(r[header["w_round"]], CultureInfo.InvariantCulture)), survey.Sum(l => l.Weight), 3);
    }

    [Fact]
    public async Task Experts_who_did_not_agree_to_statistics_or_no_longer_do_are_not_counted()
    {
        var (header, rows) = Lines("minaffet", "diaspora-experts");
        var withdrawn = header["consent_statistics_withdrawn"];
        var file = await Lake.WriteAsync("minaffet", "diaspora-experts", lines =>
            lines.Select((l, i) => i >= 30 ? l : string.Join(',', l.Split(',').Select((cell, c) => c == withdrawn ? "2026-09-01" : cell))));
        var counted = await CountAsync("diaspora-experts", file);
        Assert.Equal(file.Rows - 30, counted.Sum(l => l.Count));
    }

    [Fact]
    public async Task Stock_is_of_the_latest_report_on_each_permit_in_the_files_up_to_the_day()
    {
        var (header, rows) = Lines("dgie", "work-permits");
        var first = await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        var day = first.Period.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        bool IsValid(string[] row) => row[header["status"]] is not ("CAN" or "EXP") && string.CompareOrdinal(row[header["valid_from"]], day) <= 0 && string.CompareOrdinal(row[header["valid_to"]], day) >= 0;
        Assert.Equal(rows.Count(IsValid), (await CountAsync("permits-in-stock", first)).Sum(l => l.Count));

        // No number of a permit is kept.
        var report = PartitionCounts.Read(await PartialAsync("permits-in-stock")).Reports.First(r => !r.IsClosed && r.From <= first.Period.End.DayNumber && r.To >= first.Period.End.DayNumber);
        Assert.Matches("^[0-9a-f]{32}$", report.Key);
    }

    [Fact]
    public async Task Quartiles_are_those_of_the_rows_behind_them()
    {
        var (header, rows) = Lines("rssb", "payroll");
        var file = await Lake.WriteAsync("rssb", "payroll", lines => lines);
        var cells = (await ReadAsync(file, stream => new QuantileReader(Definitions.Quantiles.First(q => q.Id == "payroll-pay"), Trees, file.Period).ReadAsync(stream, CancellationToken.None))).Cells;
        var pay = rows.Where(r => r[header["month"]] == $"{file.Period}" && r[header["sex"]] == "F")
            .Select(r => double.Parse(r[header["gross_rwf"]], CultureInfo.InvariantCulture)).Where(p => p > 0).Order().ToList();
        var women = cells.Single(c => c.Codes is ["F", "_T", "_T"]);
        Assert.Equal(pay.Count, women.N);
        Assert.Equal((pay[(pay.Count - 1) / 2] + pay[pay.Count / 2]) / 2, women.Median, 6);
        Assert.InRange(women.LargestShare, 1.0 / pay.Count, 1);
        // Each row is in one cell of each choice of levels.
        Assert.Equal(women.N, cells.Where(c => c.Codes is ["F", { Length: 1 }, "_T"]).Sum(c => c.N) + cells.Where(c => c.Codes is ["F", "_U", "_T"]).Sum(c => c.N));
    }

    async Task<IReadOnlyList<LeafCount>> CountAsync(string population, LakePartition file)
    {
        var work = new WorkStore(_blobs);
        await work.PrepareAsync(CancellationToken.None);
        var store = new PartitionStore(_blobs.GetBlobContainerClient(Containers.Lake), work, Definitions, Trees);
        var counted = await new PopulationCounter(store).CountAsync(Definitions.Population(population), [file], CancellationToken.None);
        Assert.Equal(1, store.ReadAnew);
        // What was kept says the same, and the lake is not read again.
        var again = new PartitionStore(_blobs.GetBlobContainerClient(Containers.Lake), work, Definitions, Trees);
        Assert.Equivalent(counted, await new PopulationCounter(again).CountAsync(Definitions.Population(population), [file], CancellationToken.None));
        Assert.Equal(0, again.ReadAnew);
        return counted.Periods[file.Period];
    }

    async Task<byte[]> PartialAsync(string population)
    {
        var work = _blobs.GetBlobContainerClient(Containers.StatisticsWork);
        await foreach (var blob in work.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"base={population}/partials/", CancellationToken.None)) return (await work.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
        throw new InvalidOperationException("Nothing was kept.");
    }

    async Task<T> ReadAsync<T>(LakePartition file, Func<Stream, Task<T>> read)
    {
        await using var stream = await _blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(file.BlobName).OpenReadAsync();
        return await read(stream);
    }

    [Fact]
    public async Task Permit_that_a_later_file_closes_is_in_no_later_stock_and_stays_in_the_earlier_one()
    {
        var files = new[] { await Lake.MakeAsync("dgie", "work-permits", "2026-08", 300), await Lake.MakeAsync("dgie", "work-permits", "2026-09", 300) };
        var work = new WorkStore(_blobs);
        await work.PrepareAsync(CancellationToken.None);
        var store = new PartitionStore(_blobs.GetBlobContainerClient(Containers.Lake), work, Definitions, Trees);
        var population = Definitions.Population("permits-in-stock");
        var stocks = (await new PopulationCounter(store).CountAsync(population, files, CancellationToken.None)).Periods;

        var reports = new List<RegisterReport[]>();
        foreach (var file in files) reports.Add([.. (await store.CountAsync(population, file, CancellationToken.None)).Reports]);
        var (august, september) = (files[0].Period.End.DayNumber, files[1].Period.End.DayNumber);
        Assert.Equal(reports[0].Count(r => !r.IsClosed && r.From <= august && r.To >= august), stocks[files[0].Period].Sum(l => l.Count));
        var later = reports[1].Select(r => r.Key).ToHashSet();
        var standing = reports[1].Concat(reports[0].Where(r => !later.Contains(r.Key))).Count(r => !r.IsClosed && r.From <= september && r.To >= september);
        Assert.Equal(standing, stocks[files[1].Period].Sum(l => l.Count));
        Assert.Contains(reports[1], r => r.IsClosed);
    }

    static (Dictionary<string, int> Header, List<string[]> Rows) Lines(string agency, string dataset)
    {
        var lines = File.ReadLines(SampleFolder.All.First(s => s.Agency == agency && s.Dataset == dataset).PathOf("clean.csv")).Select(l => l.Split(',')).ToList();
        return (lines[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i), lines[1..]);
    }
}
