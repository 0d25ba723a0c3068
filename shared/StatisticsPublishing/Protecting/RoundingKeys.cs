namespace Pipeline.StatisticsPublishing.Protecting;

/// <summary>The secrets that roundings are drawn with, by version. A version stays in use until a re-base: another key would draw other figures.</summary>
/// <param name="keys">Base64 of 32 bytes or more, by version.</param>
/// <param name="current">The version for first releases and re-bases.</param>
public sealed class RoundingKeys(IReadOnlyDictionary<string, string> keys, string current)
{
    const int LeastBytes = 32;

    public string Current => current;

    /// <exception cref="InvalidOperationException">There is no such key, or it is too short.</exception>
    public byte[] Of(string version)
    {
        var bytes = keys.TryGetValue(version, out var text) && Convert.TryFromBase64String(text, new byte[text.Length], out _) ? Convert.FromBase64String(text) : [];
        return bytes.Length >= LeastBytes
            ? bytes
            : throw new InvalidOperationException($"Set Rounding__Keys__{version} to {LeastBytes} random bytes in base64: figures of the current release were rounded with that key, or are to be.");
    }
}
