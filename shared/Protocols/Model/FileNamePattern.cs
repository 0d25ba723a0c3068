using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Reference;

namespace Pipeline.Protocols;

/// <summary>
/// How the files of a dataset are named: fixed text with <c>{agency}</c>, <c>{dataset}</c>, <c>{period}</c> (as in paths, <c>2026-10</c>),
/// <c>{period:F}</c> with F of <c>yyyy</c>, <c>MM</c> and <c>dd</c> of the period's first day, <c>{extension}</c> (that of the file's format) and
/// <c>*</c> for any characters. Case does not count.
/// </summary>
public sealed partial record FileNamePattern
{
    FileNamePattern(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="FormatException">The text has an unknown placeholder, or a character that no file's name may have.</exception>
    public static FileNamePattern Parse(string text)
    {
        var rest = Placeholder.Replace(text, "");
        var wrong = rest.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or ' ' or '*'));
        return wrong == default ? new(text) : throw new FormatException(
            $"'{wrong}' in \"{text}\": letters, digits, dot, hyphen, underscore, space, * and {{agency}}, {{dataset}}, {{period}}, {{period:yyyyMM}}, {{extension}}.");
    }

    /// <summary>The name that the pattern asks for; a <c>*</c> stays as it is.</summary>
    public string Expected(AgencyId agency, DatasetId dataset, ReferencePeriod period, FileFormat format) => Placeholder.Replace(Text, found =>
        found.Value switch
        {
            "{agency}" => $"{agency}",
            "{dataset}" => $"{dataset}",
            "{period}" => $"{period}",
            "{extension}" => $"{format}",
            var dated => period.Start.ToString(dated[8..^1], CultureInfo.InvariantCulture),
        });

    public bool Matches(string fileName, AgencyId agency, DatasetId dataset, ReferencePeriod period, FileFormat format) => Regex.IsMatch(
        fileName, $"^{Regex.Escape(Expected(agency, dataset, period, format)).Replace("\\*", ".*", StringComparison.Ordinal)}$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public override string ToString() => Text;

    [GeneratedRegex(@"\{(agency|dataset|period|extension|period:(yyyy-?MM-?dd|yyyy-?MM|yyyy|MM))\}", RegexOptions.CultureInvariant)]
    static partial Regex Placeholder { get; }
}
