using System.Diagnostics.Metrics;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.Functions.Operations;

/// <summary>
/// When each function of the night last ended well. Table <c>nights</c>, partition <c>night</c>, a row for each function: what is measured of
/// it (<c>pipeline.night.age</c>) is the same before and after a restart, and on every host.
/// </summary>
public sealed class NightlyRuns
{
    public const string TableName = "nights";

    const string Partition = "night";
    const string Since = "Since";
    const string EndedWell = "EndedWell";

    // A host that nobody asks whether it is ready has looked too long ago to tell anything.
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    readonly TableClient _table;
    readonly TimeProvider _clock;
    volatile Look? _last;

    public NightlyRuns(TableServiceClient tables, TimeProvider clock, IMeterFactory meters)
    {
        (_table, _clock) = (tables.GetTableClient(TableName), clock);
        meters.Create(ReleasedContent.MeterName).CreateObservableGauge(
            "pipeline.night.age", Ages, "s", "Seconds since a function of the night last ended well, or since it was first waited for.");
    }

    /// <summary>Keeps that a function has ended well now.</summary>
    /// <exception cref="RequestFailedException">Storage does not take it.</exception>
    public Task KeepAsync(string function, CancellationToken ct) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, function) { [EndedWell] = _clock.GetUtcNow() }, TableUpdateMode.Merge, ct);

    /// <summary>Reads when each last ended well; null of one that never did. One that is not known yet is waited for from now on.</summary>
    /// <exception cref="RequestFailedException">Storage does not answer, or the table is not there.</exception>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset?>> LookAsync(CancellationToken ct)
    {
        var (ended, since) = (NightFunctions.All.ToDictionary(f => f, _ => (DateTimeOffset?)null), new Dictionary<string, DateTimeOffset>());
        await foreach (var row in _table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", cancellationToken: ct))
        {
            if (!ended.ContainsKey(row.RowKey)) continue;
            ended[row.RowKey] = row.GetDateTimeOffset(EndedWell);
            if ((ended[row.RowKey] ?? row.GetDateTimeOffset(Since)) is { } from) since[row.RowKey] = from;
        }
        foreach (var function in NightFunctions.All.Except(since.Keys).ToArray()) since[function] = await WaitAsync(function, ct);
        _last = new(_clock.GetUtcNow(), since);
        return ended;
    }

    /// <summary>From now on, or from when another host began to.</summary>
    async Task<DateTimeOffset> WaitAsync(string function, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        try
        {
            await _table.AddEntityAsync(new TableEntity(Partition, function) { [Since] = now }, ct);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The next look reads it.
        }
        return now;
    }

    IEnumerable<Measurement<double>> Ages()
    {
        var now = _clock.GetUtcNow();
        if (_last is not { } last || now - last.At > Fresh) yield break;
        foreach (var (function, since) in last.Since)
            yield return new((now - since).TotalSeconds, new KeyValuePair<string, object?>("function", function));
    }

    sealed record Look(DateTimeOffset At, IReadOnlyDictionary<string, DateTimeOffset> Since);
}
