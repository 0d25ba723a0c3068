namespace Pipeline.Protocols;

/// <summary>How far a difference between two versions reaches; the version number must rise in that place or a higher one.</summary>
public enum ChangeKind
{
    /// <summary>Words only.</summary>
    Patch,
    /// <summary>Every drop that was accepted still is.</summary>
    Minor,
    /// <summary>A drop that was accepted may be refused.</summary>
    Major,
}

/// <summary>One difference between two versions of a protocol.</summary>
/// <param name="Place">What differs, such as <c>column sex</c> or <c>rule WP-R-01</c>.</param>
/// <param name="Words">How, such as <c>is now required</c>.</param>
public sealed record ProtocolChange(ChangeKind Kind, string Place, string Words)
{
    public override string ToString() => $"{Kind}: {Place} {Words}";
}
