using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>What differs between two versions of an agreement, in words.</summary>
/// <param name="Least">The least number that may follow the earlier version with these differences.</param>
/// <param name="Changes">Those that can refuse what was taken first.</param>
public sealed record VersionDifference(string Agreement, string From, string To, string Least, IReadOnlyList<Change> Changes)
{
    public static VersionDifference Of(Protocol before, Protocol after)
    {
        // Where each is in its life is kept beside the text.
        var changes = ProtocolComparison.Of(before with { Status = ProtocolStatus.Active }, after with { Status = ProtocolStatus.Active });
        return new(
            $"{after.Agency}/{after.Dataset}", $"{before.Version}", $"{after.Version}", $"{before.Version.Next(ProtocolComparison.Greatest(changes) ?? ChangeKind.Patch)}",
            [.. changes.OrderByDescending(c => c.Kind).Select(c => new Change($"{c.Kind}", c.Place, c.Words))]);
    }

    /// <summary>One line for each difference.</summary>
    public string ToText()
    {
        var text = new StringBuilder($"{Agreement}: from {From} to {To}\n");
        foreach (var kind in Changes.GroupBy(c => c.Kind))
        {
            text.Append($"\n{Meaning(kind.Key)}\n");
            foreach (var change in kind) text.Append($"  {change.Place} {change.Words}\n");
        }
        if (Changes.Count == 0) text.Append("\nNothing differs but the words that are not compared.\n");
        return text.ToString();
    }

    internal static string Meaning(string kind) => kind switch
    {
        nameof(ChangeKind.Major) => "Major: a file that was accepted may be refused",
        nameof(ChangeKind.Minor) => "Minor: what was accepted still is",
        _ => "Patch: words and people",
    };
}
