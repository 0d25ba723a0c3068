namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The parts of a storage connection string that the queue client needs.</summary>
sealed record ConnectionString(string Account, string? Key, string? Sas, Uri QueueEndpoint)
{
    // The account and key that every storage emulator documents.
    const string EmulatorAccount = "devstoreaccount1";
    const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">The text names no account that can be signed for.</exception>
    public static ConnectionString Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Split('=', 2))
            .ToDictionary(p => p[0], p => p.Length > 1 ? p[1] : "", StringComparer.OrdinalIgnoreCase);
        if (parts.GetValueOrDefault("UseDevelopmentStorage") is "true")
            return new(EmulatorAccount, EmulatorKey, null, new($"http://127.0.0.1:10001/{EmulatorAccount}"));

        var account = parts.GetValueOrDefault("AccountName") ?? "";
        var key = parts.GetValueOrDefault("AccountKey");
        var sas = parts.GetValueOrDefault("SharedAccessSignature");
        var endpoint = parts.GetValueOrDefault("QueueEndpoint")
            ?? $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.queue."
                + parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return (account.Length > 0 && key is not null) || sas is not null
            ? new(account, key, sas?.TrimStart('?'), new(endpoint.TrimEnd('/')))
            : throw new FormatException("it has neither AccountName with AccountKey nor SharedAccessSignature");
    }

    // Keys stay out of logs and messages.
    public override string ToString() => QueueEndpoint.ToString();
}
