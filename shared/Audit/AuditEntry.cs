using System.Buffers;

namespace Pipeline.Audit;

/// <summary>What happened, as the caller tells it: who did what to what. Holds codes, hashes, versions and ids; never a person's data.</summary>
public sealed record AuditEntry
{
    const int LongestName = 100;
    const int LongestValue = 256;
    const int MostDetails = 32;

    static readonly SearchValues<char> NameLetters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.:|/");

    AuditEntry(string actor, string action, string subject, SortedDictionary<string, string> details) =>
        (Actor, Action, Subject, Details) = (actor, action, subject, details);

    /// <summary>A role, a part of the system, or the opaque id of an account.</summary>
    public string Actor { get; }

    /// <summary>A member of the caller's vocabulary, by name.</summary>
    public string Action { get; }

    /// <summary>What it was done to, such as a submission's id.</summary>
    public string Subject { get; }

    /// <summary>By name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> Details { get; }

    /// <summary>Makes an entry. Details without a value are left out.</summary>
    /// <param name="action">A named member of the closed vocabulary.</param>
    /// <exception cref="ArgumentException">
    /// A text is empty or too long, or has a blank, an @ or another sign that codes, hashes, versions and ids do not have.
    /// </exception>
    public static AuditEntry Of<TAction>(string actor, TAction action, string subject, IEnumerable<KeyValuePair<string, string?>>? details = null)
        where TAction : struct, Enum
    {
        if (!Enum.IsDefined(action)) throw new ArgumentException($"{typeof(TAction).Name} has no member {action}.", nameof(action));
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in details ?? [])
            if (value is not null) kept.Add(Name(name, nameof(details)), Value(name, value));
        return kept.Count <= MostDetails
            ? new(Name(actor, nameof(actor)), action.ToString(), Name(subject, nameof(subject)), kept)
            : throw new ArgumentException($"An event has at most {MostDetails} details; there are {kept.Count}.", nameof(details));
    }

    // The value itself stays out of the message: it is what may be personal.
    static string Name(string text, string parameter) => text is { Length: >= 1 and <= LongestName } && !text.AsSpan().ContainsAnyExcept(NameLetters)
        ? text
        : throw new ArgumentException($"1 to {LongestName} letters, digits and - _ . : | / are taken.", parameter);

    static string Value(string name, string value) => value.Length <= LongestValue && value.All(c => c is > ' ' and <= '~' and not '@')
        ? value
        : throw new ArgumentException($"Detail '{name}' is longer than {LongestValue} characters, or has a sign that codes, hashes and versions do not have.", nameof(value));
}
