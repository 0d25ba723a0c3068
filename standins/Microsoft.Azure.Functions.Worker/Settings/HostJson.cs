using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>host.json, with settings <c>AzureFunctionsJobHost__…</c> laid over it as in Azure.</summary>
sealed class HostJson(IConfiguration values)
{
    static readonly TimeSpan DefaultFunctionTimeout = TimeSpan.FromMinutes(30);

    public IConfiguration Logging => values.GetSection("logging");

    public string RoutePrefix => Get("extensions:http:routePrefix", "api").Trim('/');

    /// <summary>How long a function may run; null when there is no limit.</summary>
    public TimeSpan? FunctionTimeout =>
        Get("functionTimeout", "") is "-1" ? null : Get("functionTimeout", DefaultFunctionTimeout);

    public static HostJson Read(string? file, IConfiguration settings)
    {
        var builder = new ConfigurationBuilder();
        if (file is not null) builder.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
        return new(builder.AddConfiguration(settings.GetSection("AzureFunctionsJobHost")).Build());
    }

    /// <summary>The value at a path such as <c>extensions:blobs:poisonBlobThreshold</c>.</summary>
    /// <exception cref="InvalidOperationException">The value there is of another kind.</exception>
    public T Get<T>(string path, T fallback)
        where T : IParsable<T> =>
        values[path] is not { } text ? fallback
        : T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value
        : throw new InvalidOperationException($"host.json: {path.Replace(':', '.')} is '{text}', which is not a {typeof(T).Name}.");
}
