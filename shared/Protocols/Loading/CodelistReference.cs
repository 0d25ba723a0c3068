namespace Pipeline.Protocols.Loading;

/// <summary>How the relationships of one file name codelists: <c>{folder}{list}.yaml#/schema/{list}/properties/code</c>.</summary>
/// <param name="Folder">The way from the file to the codelists, such as <c>../../codelists/</c>.</param>
/// <param name="Names">The lists that exist.</param>
sealed record CodelistReference(string Folder, IReadOnlySet<string> Names)
{
    /// <summary>The codelist that <paramref name="to"/> names, or null when it names none (reported).</summary>
    public string? Read(Node? to)
    {
        if (to?.Text is not { } text) return null;
        var name = Names.FirstOrDefault(list => text == $"{Folder}{list}.yaml#/schema/{list}/properties/code");
        if (name is null)
            to.ReportValue($"{Folder}LIST.yaml#/schema/LIST/properties/code, where LIST is {string.Join(" or ", Names.Order(StringComparer.Ordinal))}");
        return name;
    }
}
