namespace Pipeline.Protocols.Loading;

/// <summary>One mistake in a protocol or codelist.</summary>
/// <param name="File">Path within the catalog's folder, with forward slashes.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Path">The key, such as <c>schema[0].properties[2].logicalType</c>; empty for the whole file.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
public sealed record ProtocolProblem(string File, int Line, string Path, string Found, string Expected)
{
    public override string ToString() => $"{File}:{Line} {(Path.Length == 0 ? "" : $"{Path}: ")}found {Found}; expected {Expected}.";
}

/// <summary>A catalog cannot be used. Holds every mistake found, so that one round of mending is enough.</summary>
public sealed class ProtocolException(IReadOnlyList<ProtocolProblem> problems)
    : Exception($"{problems.Count} problem(s) in the protocols:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<ProtocolProblem> Problems => problems;
}
