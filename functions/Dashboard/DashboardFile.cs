using System.Text.RegularExpressions;

namespace Pipeline.Functions.Dashboard;

/// <summary>One file of the dashboard in every form that it was built in.</summary>
/// <param name="Path">Under its folder, with slashes.</param>
/// <param name="Forms">As it is, and packed where the build packed it.</param>
public sealed partial record DashboardFile(string Path, string MediaType, IReadOnlyList<DashboardForm> Forms)
{
    const string Forever = "public, max-age=31536000, immutable";
    const string AskFirst = "no-cache";

    /// <summary>A name that holds a hash of the content never comes to mean another content.</summary>
    public string CacheControl => Hashed().IsMatch(Path) ? Forever : AskFirst;

    [GeneratedRegex(@"^assets/.+-[\w-]{8,}\.\w+$")]
    private static partial Regex Hashed();
}

/// <param name="Encoding">As in <c>Content-Encoding</c>; <c>identity</c> as it is.</param>
/// <param name="Tag">Another one for each form, in quotes: that bytes are the same is what it says.</param>
public sealed record DashboardForm(string Encoding, ReadOnlyMemory<byte> Content, string Tag);
