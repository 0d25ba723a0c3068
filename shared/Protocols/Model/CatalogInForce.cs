namespace Pipeline.Protocols;

/// <summary>
/// The catalog that holds now: the shipped one until another takes its place. Whoever works on one thing takes <see cref="Now"/> once and keeps to
/// it; whoever begins another asks again. Safe for many threads.
/// </summary>
/// <param name="load">Reads the shipped one, when it is first asked for.</param>
public sealed class CatalogInForce(Func<ProtocolCatalog> load)
{
    readonly Lazy<ProtocolCatalog> _shipped = new(load);
    volatile ProtocolCatalog? _now;

    public CatalogInForce(ProtocolCatalog shipped)
        : this(() => shipped)
    {
    }

    /// <summary>The one that came with the program, through the review of its changes.</summary>
    public ProtocolCatalog Shipped => _shipped.Value;

    public ProtocolCatalog Now => _now ?? Shipped;

    public void Replace(ProtocolCatalog next) => _now = next;

    /// <summary>A catalog that never changes, as a program has that reads no storage.</summary>
    public static implicit operator CatalogInForce(ProtocolCatalog catalog) => new(catalog);
}
