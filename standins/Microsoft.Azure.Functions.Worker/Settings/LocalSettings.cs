using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>local.settings.json: what the real host hands to the worker as environment variables.</summary>
sealed class LocalSettings
{
    LocalSettings(IReadOnlyDictionary<string, string?> values, int? port) => (Values, Port) = (values, port);

    /// <summary>Settings by configuration key: <c>__</c> has become <c>:</c>.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; }

    public int? Port { get; }

    public static LocalSettings Read(string? file)
    {
        if (file is null) return new(new Dictionary<string, string?>(), null);
        var json = new ConfigurationBuilder().AddJsonFile(file, optional: false, reloadOnChange: false).Build();
        if (json.GetValue<bool>("IsEncrypted"))
            throw new InvalidOperationException($"{Path.GetFileName(file)} is encrypted; decrypt it with 'func settings decrypt'.");
        var values = json.GetSection("Values").AsEnumerable(makePathsRelative: true)
            .Concat(json.GetSection("ConnectionStrings").AsEnumerable(makePathsRelative: true)
                .Select(s => KeyValuePair.Create($"ConnectionStrings:{s.Key}", s.Value)))
            .Where(s => s.Value is not null)
            .ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => s.Value, StringComparer.OrdinalIgnoreCase);
        return new(values, json.GetValue<int?>("Host:LocalHttpPort"));
    }
}
