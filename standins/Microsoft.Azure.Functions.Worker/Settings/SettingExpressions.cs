using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Fills in <c>%Setting%</c> within the arguments of trigger attributes.</summary>
static partial class SettingExpressions
{
    /// <exception cref="InvalidOperationException">A named setting has no value.</exception>
    public static string Resolve(this IConfiguration configuration, string text) =>
        Expression().Replace(text, match => configuration[match.Groups[1].Value]
            ?? throw new InvalidOperationException($"'{text}' names the setting '{match.Groups[1].Value}', which has no value."));

    [GeneratedRegex("%([^%]+)%")]
    internal static partial Regex Expression();
}
