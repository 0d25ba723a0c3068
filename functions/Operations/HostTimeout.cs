using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Operations;

/// <summary>How long the host lets a function run: <c>functionTimeout</c> of host.json, or the setting that is laid over it.</summary>
public static class HostTimeout
{
    // What the host takes where nothing is said.
    static readonly TimeSpan Default = TimeSpan.FromMinutes(30);

    /// <exception cref="InvalidOperationException">It is no time, or there is no limit: then nothing could be told to be stuck.</exception>
    public static TimeSpan Read(IConfiguration configuration, string hostJson)
    {
        var text = configuration["AzureFunctionsJobHost:functionTimeout"]
            ?? new ConfigurationBuilder().AddJsonFile(hostJson, optional: true).Build()["functionTimeout"];
        return text is null ? Default
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero ? limit
            : throw new InvalidOperationException($"functionTimeout in host.json is '{text}'; it must be a time such as 00:30:00, so that a drop that is stuck can be told from one that is slow.");
    }
}
