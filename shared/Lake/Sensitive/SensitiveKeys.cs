namespace Pipeline.Lake;

/// <summary>The keys that sensitive columns are sealed with, by version. They are other keys than those of pseudonyms.</summary>
public sealed class SensitiveKeys
{
    const int KeyBytes = 32;
    const int LongestVersion = 16;

    readonly Dictionary<string, byte[]> _keys = [];

    /// <param name="base64Keys">32 random bytes in base64, by version: 1 to 16 letters and digits, such as <c>s1</c>.</param>
    /// <param name="current">The version that new files are sealed with.</param>
    /// <exception cref="ArgumentException">A version or key is not of that form, or the current one is missing. No key is in the message.</exception>
    public SensitiveKeys(IReadOnlyDictionary<string, string> base64Keys, string current)
    {
        foreach (var (version, base64) in base64Keys)
        {
            if (version.Length is 0 or > LongestVersion || !version.All(char.IsAsciiLetterOrDigit))
                throw new ArgumentException("The version of a key for sensitive columns is named by 1 to 16 letters and digits, such as s1.", nameof(base64Keys));
            var key = new byte[base64.Length];
            if (!Convert.TryFromBase64String(base64, key, out var length) || length != KeyBytes)
                throw new ArgumentException($"Key {version} for sensitive columns must be {KeyBytes} random bytes in base64.", nameof(base64Keys));
            _keys.Add(version, key[..length]);
        }
        Current = _keys.ContainsKey(current)
            ? current
            : throw new ArgumentException($"Sensitive columns are to be sealed with key {current}, which is not among the keys.", nameof(current));
    }

    public string Current { get; }

    public IEnumerable<string> Versions => _keys.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">There is no key of that version; the message says how to give it.</exception>
    internal ReadOnlySpan<byte> this[string version] => _keys.TryGetValue(version, out var key)
        ? key
        : throw new KeyNotFoundException($"The file is sealed with key {version}, which is not configured: set Sensitive__Keys__{version}.");
}
