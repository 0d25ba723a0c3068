namespace Azure.Data.Tables;

/// <summary>The table endpoint and the key that a storage connection string names.</summary>
sealed record ConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The account and key that every storage emulator documents.
    const string EmulatorAccount = "devstoreaccount1";
    const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">The text is not a connection string, or names no endpoint or no key.</exception>
    public static ConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToLookup(
                pair => pair.Length == 2 ? pair[0] : throw new FormatException("A connection string is made of name=value;name=value."),
                pair => pair[1], StringComparer.OrdinalIgnoreCase);
        string? Setting(string name) => settings[name].FirstOrDefault();

        if (string.Equals(Setting("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
        {
            var host = Setting("DevelopmentStorageProxyUri") is { } proxy ? new Uri(proxy) : new Uri("http://127.0.0.1");
            return new(new($"{host.Scheme}://{host.Host}:10002/{EmulatorAccount}"), new(EmulatorAccount, EmulatorKey));
        }
        if (Setting("SharedAccessSignature") is not null)
            throw new NotSupportedException("SharedAccessSignature in a connection string: this stand-in signs with an account key only.");
        if (Setting("AccountName") is not { } account || Setting("AccountKey") is not { } key)
            throw new FormatException("The connection string needs AccountName and AccountKey, or UseDevelopmentStorage=true.");
        return new(
            new(Setting("TableEndpoint")
                ?? $"{Setting("DefaultEndpointsProtocol") ?? "https"}://{account}.table.{Setting("EndpointSuffix") ?? "core.windows.net"}"),
            new(account, key));
    }
}
