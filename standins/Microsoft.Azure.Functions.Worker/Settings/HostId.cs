using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Names this app in the storage that hosts share: its receipts, schedules and locks stand under the name.</summary>
sealed class HostId(string value)
{
    const int MaxLength = 32;

    /// <summary>The setting <c>AzureFunctionsWebHost__hostid</c>, else the app's name: a moved checkout keeps its receipts.</summary>
    public static HostId From(IConfiguration configuration, string applicationName)
    {
        var name = configuration["AzureFunctionsWebHost:hostid"] ?? applicationName;
        var letters = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return new(letters[..Math.Min(MaxLength, letters.Length)].Trim('-'));
    }

    public override string ToString() => value;
}
