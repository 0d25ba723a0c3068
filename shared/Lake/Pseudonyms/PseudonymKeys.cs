namespace Pipeline.Lake;

/// <summary>The keys of pseudonyms by version. New drops get the current one; older files are compared under the one that they name.</summary>
public sealed class PseudonymKeys
{
    readonly Dictionary<string, Pseudonymiser> _keys;

    /// <param name="base64Keys">At least 32 random bytes in base64, by version: 1 to 16 letters and digits, such as <c>k1</c>.</param>
    /// <param name="current">The version for new drops.</param>
    /// <exception cref="ArgumentException">A version or key is not of that form, or the current one is missing. No key is in the message.</exception>
    public PseudonymKeys(IReadOnlyDictionary<string, string> base64Keys, string current)
    {
        _keys = base64Keys.ToDictionary(k => k.Key, k => new Pseudonymiser(k.Key, k.Value));
        Current = _keys.GetValueOrDefault(current)
            ?? throw new ArgumentException($"Pseudonyms are to be made with key {current}, which is not among the keys.", nameof(current));
    }

    public Pseudonymiser Current { get; }

    public IEnumerable<string> Versions => _keys.Keys.Order(StringComparer.Ordinal);

    /// <summary>The key of a version; null when it is not configured, or the file names none.</summary>
    public Pseudonymiser? Find(string? version) => version is null ? null : _keys.GetValueOrDefault(version);
}
