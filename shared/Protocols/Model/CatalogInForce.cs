namespace Pipeline.Protocols;

/// <summary>
/// The catalog that holds now: the shipped one until another takes its place. Whoever works on one thing takes <see cref="Now"/> once and keeps to
/// it; whoever begins another asks again. Safe for many threads.
/// </summary>
public sealed class CatalogInForce(ProtocolCatalog shipped)
{
    volatile ProtocolCatalog _now = shipped;

    /// <summary>The one that came with the program, through the review of its changes.</summary>
    public ProtocolCatalog Shipped { get; } = shipped;

    public ProtocolCatalog Now => _now;

    public void Replace(ProtocolCatalog next) => _now = next;

    /// <summary>A catalog that never changes, as a program has that reads no storage.</summary>
    public static implicit operator CatalogInForce(ProtocolCatalog catalog) => new(catalog);
}
