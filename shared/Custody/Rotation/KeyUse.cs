using Pipeline.Intake.Restricted;
using Pipeline.Lake;

namespace Pipeline.Custody;

/// <summary>How many files stand under a key of pseudonyms, and what may become of it.</summary>
/// <param name="IsConfigured">Whether the key is at hand. A key that files stand under and is not is a fault.</param>
/// <param name="Files">Files of accepted rows.</param>
/// <param name="RejectedFiles">Files of rejected rows.</param>
/// <param name="Restrictions">Restricted persons who are known under it and not under the current one.</param>
public sealed record KeyUse(string Version, bool IsConfigured, bool IsCurrent, int Files, int RejectedFiles, int Restrictions = 0)
{
    /// <summary>Whether nothing needs it any more: no file stands under it, no new one will, and nobody restricted is known by it alone.</summary>
    public bool CanBeDestroyed => !IsCurrent && Files == 0 && RejectedFiles == 0 && Restrictions == 0;
}

/// <summary>The keys that the lake's files stand under, held to those configured.</summary>
public sealed class KeysInUse(LakeFiles files, RestrictedPersons persons, PseudonymKeys keys)
{
    /// <summary>Every version that is configured or that a file names, in their order.</summary>
    public async Task<IReadOnlyList<KeyUse>> ListAsync(CancellationToken ct)
    {
        var uses = keys.Versions.ToDictionary(v => v, v => new KeyUse(v, true, v == keys.Current.KeyVersion, 0, 0));
        await foreach (var file in files.ListAsync(ct))
        {
            var version = file.KeyVersion ?? "";
            var use = uses.GetValueOrDefault(version, new(version, false, false, 0, 0));
            uses[version] = file.IsRejected ? use with { RejectedFiles = use.RejectedFiles + 1 } : use with { Files = use.Files + 1 };
        }
        foreach (var restriction in await persons.ListAsync(ct))
            if (restriction.Keys.All(k => k.KeyVersion != keys.Current.KeyVersion))
                foreach (var version in restriction.Keys.Select(k => k.KeyVersion).Distinct())
                    if (uses.TryGetValue(version, out var use)) uses[version] = use with { Restrictions = use.Restrictions + 1 };
        return [.. uses.Values.OrderBy(u => u.Version, StringComparer.Ordinal)];
    }

    /// <summary>Says in a sentence that every file's key is at hand.</summary>
    /// <exception cref="InvalidOperationException">A key is missing; the message names it and how many files need it.</exception>
    public async Task<string> CheckAsync(CancellationToken ct)
    {
        var uses = await ListAsync(ct);
        string[] missing = [.. uses.Where(u => !u.IsConfigured).Select(u => Missing(u))];
        return missing.Length == 0
            ? string.Join("; ", uses.Select(u => $"{u.Files + u.RejectedFiles} files under {u.Version}{(u.IsCurrent ? ", the current key" : "")}"))
            : throw new InvalidOperationException($"Pseudonyms of the lake cannot be compared or rotated: missing is {string.Join(", ", missing)}.");
    }

    static string Missing(KeyUse use) => use.Version.Length == 0
        ? $"the key of {use.Files + use.RejectedFiles} files that name none"
        : $"key {use.Version} of {use.Files + use.RejectedFiles} files (set Pseudonyms__Keys__{use.Version})";
}
