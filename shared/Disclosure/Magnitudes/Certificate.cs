using Pipeline.Disclosure.Proofs;

namespace Pipeline.Disclosure.Magnitudes;

/// <summary>A change of one leaf, its codes by dimension, in the table's units.</summary>
public sealed record LeafChange(IReadOnlyList<ushort> Codes, long Change);

/// <summary>
/// Another table that the published cells allow as well, given as the true one's changes, in which an unsafe cell lies higher
/// (<paramref name="Upward"/>) or lower by <paramref name="Requirement"/> or more. While it holds, no reasoning from the published cells can exclude
/// that figure. Confidential.
/// </summary>
public sealed record Certificate(string Cube, IReadOnlyList<ushort> Cell, bool Upward, long Requirement, IReadOnlyList<LeafChange> Changes)
{
    /// <summary>Holds the certificate against the table and the release anew, without what found it; empty if it stands.</summary>
    public IReadOnlyList<Violation> Check(MagnitudeTable table, IReadOnlyList<SuppressedCube> cubes)
    {
        var layout = new CellLayout(table.Dimensions, [.. cubes.Select(c => c.Cube)]);
        var book = new CellBook(table, layout);
        return Check(book, Shown.Of(layout, cubes), []);
    }

    /// <param name="insiders">Filled with the contributors who see through it: each knows a cell that it changes.</param>
    internal IReadOnlyList<Violation> Check(CellBook book, Shown shown, HashSet<int> insiders)
    {
        var layout = book.Layout;
        var cube = Enumerable.Range(0, layout.Cubes.Count).FirstOrDefault(c => layout.Cubes[c].Name == Cube, -1);
        if (cube < 0) return [new("witness", $"Cube {Cube} of a certificate is not in the release.")];
        var own = layout.CellAt(cube, Cell);
        var changes = new Dictionary<int, long>();
        var found = new List<string>();
        foreach (var change in Changes)
        {
            ushort[] codes = [.. change.Codes];
            var leaf = book.Leaves.GetValueOrDefault(layout.Leaves.Of([.. codes.Select(c => (ushort[])[c])], 1)[0]);
            var spared = layout.CellOf(cube, codes) == own ? 1 : 0;
            if (change.Change < 0 && -change.Change > (leaf?.Room(spared) ?? 0))
                found.Add("takes more from a leaf than there is, or than a contributor of it can tell");
            for (var c = 0; c < layout.Cubes.Count; c++)
            {
                var cell = layout.CellOf(c, codes);
                changes[cell] = changes.GetValueOrDefault(cell) + change.Change;
            }
        }
        var moved = changes.GetValueOrDefault(own) * (Upward ? 1 : -1);
        if (moved < Requirement) found.Add("moves its cell by less than is required");
        foreach (var (cell, change) in changes.Where(c => c.Value != 0).OrderBy(c => c.Key))
        {
            if (shown.IsWithheld(cell)) continue;
            var isNothing = !(cell == own && book.Values[cell] == 0) && !KeepsSign(book.Values[cell], change);
            if (shown.Is(cell)) found.Add($"changes {layout.NameOf(cell)}, which is published");
            else if (isNothing) found.Add($"leaves nothing of {layout.NameOf(cell)}");
            else if (cell != own) book.AddInsider(cell, own, insiders);
        }
        var name = $"The certificate of {layout.NameOf(own)} ({(Upward ? "upward" : "downward")})";
        return [.. found.Select(text => new Violation("witness", $"{name} {text}."))];
    }

    /// <summary>Zeros are published, so a suppressed cell is known not to be 0; the alternative must not make it so.</summary>
    internal static bool KeepsSign(long value, long change) => value > 0 ? value + change >= 1 : value < 0 && value + change <= -1;
}
