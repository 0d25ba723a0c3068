namespace Pipeline.Walkthrough;

/// <summary>What the walkthrough is started with.</summary>
/// <param name="Host">Address of the running functions.</param>
/// <param name="Protocols">Folder of the protocols, with their sample drops.</param>
/// <param name="Copies">Folder for copies of the Parquet files, to look into with other programs.</param>
/// <param name="Storage">Connection string of the storage the functions use.</param>
sealed record Arguments(Uri Host, string Protocols, string Copies, string Storage)
{
    public static Arguments? Read(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
        return Uri.TryCreate(Value("--host"), UriKind.Absolute, out var host)
            && Value("--protocols") is { } protocols
            && Value("--copies") is { } copies
            && Environment.GetEnvironmentVariable("DataStorage") is { Length: > 0 } storage
                ? new(host, protocols, copies, storage)
                : null;
    }
}
