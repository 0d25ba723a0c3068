using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Starts a function for each new or changed blob whose path fits.</summary>
sealed class BlobTrigger(BlobPathPattern pattern, string? connection, BlobTriggerSource source) : ITrigger
{
    public BlobPathPattern Pattern => pattern;

    public string? Connection => connection;

    /// <summary>
    /// Whether a message stands for one version of the blob. An Event Grid function gets the blob as it is when its turn comes.
    /// </summary>
    public bool IsForOneVersion => source == BlobTriggerSource.LogsAndContainerScan;

    public string Type => "blobTrigger";

    public string Summary => $"blob {pattern}";

    public string? Path => null;

    public string BindableTypes => BlobEvent.BindableTypes;

    public bool CanBind(Type parameterType) => BlobEvent.CanBind(parameterType);

    public bool Provides(string parameterName) =>
        BlobEvent.Facts.Contains(parameterName) || pattern.Names.Contains(parameterName, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">The path does not fit the function's pattern.</exception>
    public TriggerEvent FromInput(string? input, IServiceProvider services)
    {
        var prefix = $"{pattern.Container}/";
        var name = input?.StartsWith(prefix, StringComparison.Ordinal) is true ? input[prefix.Length..] : null;
        if (name is null || pattern.Match(name) is not { } values)
            throw new FormatException($"The input is the path of a blob that fits {pattern}.");
        var container = services.GetRequiredService<StorageConnections>().Get(connection).Blobs.GetBlobContainerClient(pattern.Container);
        return BlobEvent.Of(container, name, values, $"Blob {input} given by hand");
    }
}
