using System.Collections.Concurrent;
using Pipeline.LabourMarketTest.Decisions;

namespace Pipeline.LabourMarketTestCases;

/// <summary>What past cases were judged by, from its blobs; the last ones used are held in memory, for they cannot change.</summary>
public sealed class InputShelf(CaseTexts texts)
{
    const int MostKept = 32;

    readonly ConcurrentDictionary<string, OpenInputs> _open = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">They are gone, or not those that were recorded.</exception>
    public async Task<OpenInputs> OpenAsync(string sha256, CancellationToken ct)
    {
        if (_open.TryGetValue(sha256, out var known)) return known;
        if (_open.Count >= MostKept) _open.Clear();
        return _open.GetOrAdd(sha256, OpenInputs.Of(StoredInputs.Parse(await texts.InputsAsync(sha256, ct)), []));
    }
}
