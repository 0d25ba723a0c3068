using System.Net.Http.Headers;
using Pipeline.Sdmx.Requests;

namespace Pipeline.Sdmx.Negotiation;

/// <summary>The languages of names.</summary>
public static class Language
{
    public static readonly string[] All = ["en", "fr", "rw"];

    /// <summary>By parameter <c>lang</c>, then by <c>Accept-Language</c>; English where neither names one of <see cref="All"/>.</summary>
    public static string Of(string? acceptLanguage, RawAddress address)
    {
        if (address.Value("lang") is { Length: > 0 } asked) return Known(asked) ?? "en";
        if (string.IsNullOrWhiteSpace(acceptLanguage) || acceptLanguage.Length > 500) return "en";
        return acceptLanguage.Split(',').Select(text => StringWithQualityHeaderValue.TryParse(text.Trim(), out var one) ? one : null)
            .OfType<StringWithQualityHeaderValue>().Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value == "*" ? "en" : Known(one.Value)).FirstOrDefault(language => language is not null) ?? "en";
    }

    static string? Known(string tag) => Array.Find(All, language => tag.Split('-')[0].Equals(language, StringComparison.OrdinalIgnoreCase));
}
