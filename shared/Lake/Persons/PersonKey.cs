namespace Pipeline.Lake;

/// <summary>A person as the lake knows them: the pseudonym of one identifier under one version of the key.</summary>
/// <param name="Domain">What the identifier names, such as <c>person</c>.</param>
/// <param name="KeyVersion">Of the key; files under another version have another pseudonym.</param>
/// <param name="Pseudonym">32 lower-case hexadecimal digits.</param>
public sealed record PersonKey(string Domain, string KeyVersion, string Pseudonym)
{
    /// <summary>Neither logs nor messages get the pseudonym.</summary>
    public override string ToString() => $"{Domain} under {KeyVersion}";
}
