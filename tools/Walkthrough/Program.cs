using Azure.Storage.Blobs;
using Pipeline.Walkthrough;
using Spectre.Console;

// Uploads the sample drops to a running pipeline, has the nightly work done once, and prints what happened.
if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine("Usage: Walkthrough --host ADDRESS --protocols FOLDER --copies FOLDER, with storage in the setting DataStorage.");
    return 2;
}

// A pipe or a file gets no colours, and room for the tables.
var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
console.Profile.Width = Math.Max(console.Profile.Width, 120);

using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
var blobs = new BlobServiceClient(arguments.Storage);
using var api = new PipelineApi(arguments.Host);
try
{
    // A file that curl takes headers from: what an operator may see can be looked at without the token in an address or a shell's history.
    var header = Path.Combine(arguments.Copies, "operator.header");
    await File.WriteAllTextAsync(header, $"Authorization: {await api.OpenAsync(deadline.Token)}\n", deadline.Token);
    var history = MadeHistory.Write(arguments.Protocols, arguments.Copies);
    var drops = SampleDrop.All(arguments.Protocols);
    var taken = new TakenDrop[drops.Count];
    using var delivering = new Delivering(api);
    await console.Progress().HideCompleted(true).StartAsync(async progress =>
    {
        var task = progress.AddTask("Sample drops: upload and wait for the receipts", maxValue: drops.Count);
        // An agency's own come in order: some are checked beside what it delivered before.
        await Parallel.ForEachAsync(drops.Index().GroupBy(d => d.Item.Path.Agency), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = deadline.Token }, async (agency, ct) =>
        {
            foreach (var (place, drop) in agency)
            {
                taken[place] = await delivering.DeliverAsync(drop, ct);
                task.Increment(1);
            }
        });
        var earlier = progress.AddTask("Made-up drops of several years: upload and wait for the receipts", maxValue: history.Count);
        await Parallel.ForEachAsync(history, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = deadline.Token }, async (drop, ct) =>
        {
            var (_, receipt) = await delivering.DeliverAsync(drop, ct);
            if (receipt.LakeFile is null) throw new InvalidOperationException($"{drop.Path} was not accepted: {receipt.Summary}");
            earlier.Increment(1);
        });
    });
    await api.RunTimerAsync("RecomputeIndicators", deadline.Token);
    var ranking = await api.RankingAsync(deadline.Token);
    // Tables of the indicators are made of the finished run.
    await api.RunTimerAsync("PublishStatistics", deadline.Token);
    await new PublishedRelease(blobs).WaitAsync(deadline.Token);
    var tables = await api.TablesAsync(deadline.Token);
    var experts = await new DiasporaWay(api).WalkAsync(deadline.Token);
    var tests = await new LabourMarketWay(api).WalkAsync(deadline.Token);
    var first = await api.ExplanationAsync(ranking.Occupations[0].Isco08, deadline.Token);
    var copies = await new Copies(blobs, arguments.Copies).TakeAsync(taken, ranking.Run.RunId, deadline.Token);
    new Picture(console, arguments.Host, arguments.Copies, header).Print(taken, ranking, first, tables, copies);
    new LabourMarketPicture(console, arguments.Host).Print(tests);
    new DiasporaPicture(console, arguments.Host).Print(experts);
    return 0;
}
catch (Exception e) when (e is HttpRequestException or OperationCanceledException or Azure.RequestFailedException or InvalidOperationException)
{
    Console.Error.WriteLine(e is OperationCanceledException ? "The pipeline did not finish within three minutes." : e.Message);
    return 1;
}
