namespace Pipeline.Protocols.Loading;

/// <summary>What protocols and codelists have in common: identity, version and one table.</summary>
sealed record ContractHeader(string Id, string Name, ProtocolVersion Version, Node? Table)
{
    /// <param name="name">What the contract must be named after its place in the folder.</param>
    public static ContractHeader Read(Node root, string name)
    {
        if (root["name"] is { Text: { } found } nameNode && found != name) nameNode.ReportValue($"'{name}', as its place in the folder says");
        var tables = root["schema"]?.Items ?? [];
        if (root["schema"] is { } schema && tables.Count != 1) schema.Report($"{tables.Count} tables", "one: a drop is one flat file");
        return new(root["id"]?.Text ?? "", name, VersionOf(root["version"]), tables.Count > 0 ? tables[0] : null);
    }

    static ProtocolVersion VersionOf(Node? node)
    {
        if (node?.Text is not { } text) return default;
        if (!ProtocolVersion.TryParse(text, out var version)) node.ReportValue("a version such as 1.0.0");
        return version;
    }
}
