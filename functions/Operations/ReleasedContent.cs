using System.Diagnostics.Metrics;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Reference;
using Pipeline.Statistics.Releases;

namespace Pipeline.Functions.Operations;

/// <summary>Since when what is released is current, and the age of it as it was last looked at (<c>pipeline.release.age</c>).</summary>
public sealed class ReleasedContent
{
    /// <summary>Of the meter.</summary>
    public const string MeterName = "Pipeline.Operations";

    readonly BlobServiceClient _blobs;
    readonly TimeProvider _clock;
    volatile ReleaseTimes? _last;

    /// <summary>What the last look has found; null before the first.</summary>
    public ReleaseTimes? Last => _last;

    public ReleasedContent(BlobServiceClient blobs, TimeProvider clock, IMeterFactory meters)
    {
        (_blobs, _clock) = (blobs, clock);
        meters.Create(MeterName).CreateObservableGauge("pipeline.release.age", Ages, "s", "Seconds since what is released became current.");
    }

    /// <summary>Looks at the pointers that say what is current.</summary>
    /// <exception cref="RequestFailedException">Storage does not answer, or a container is not there.</exception>
    public async Task<ReleaseTimes> LookAsync(CancellationToken ct) => _last = new(
        await SinceAsync(Containers.Statistics, ReleaseBlobs.Current, ct), await SinceAsync(Containers.Indicators, IndicatorBlobs.Current, ct));

    async Task<DateTimeOffset?> SinceAsync(string container, string pointer, CancellationToken ct)
    {
        try
        {
            return (await _blobs.GetBlobContainerClient(container).GetBlobClient(pointer).GetPropertiesAsync(cancellationToken: ct)).Value.LastModified;
        }
        catch (RequestFailedException e) when (e is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }
    }

    IEnumerable<Measurement<double>> Ages()
    {
        if (_last is not { } last) yield break;
        if (last.Statistics is { } statistics) yield return new((_clock.GetUtcNow() - statistics).TotalSeconds, new KeyValuePair<string, object?>("content", "statistics"));
        if (last.Indicators is { } indicators) yield return new((_clock.GetUtcNow() - indicators).TotalSeconds, new KeyValuePair<string, object?>("content", "indicators"));
    }
}

/// <summary>Since when the statistics and the indicators that are shown are current (UTC); null while there are none.</summary>
public sealed record ReleaseTimes(DateTimeOffset? Statistics, DateTimeOffset? Indicators);
