using System.Net.Http.Headers;
using Pipeline.Sdmx.Data;
using Pipeline.Sdmx.Requests;

namespace Pipeline.Sdmx.Negotiation;

/// <summary>The form that was chosen for an answer.</summary>
/// <param name="MediaType">What <c>Content-Type</c> says.</param>
/// <param name="Csv">Of a CSV.</param>
public sealed record Choice(Format Format, string MediaType, CsvStyle Csv)
{
    /// <summary>
    /// Chooses by parameters <c>format</c> and <c>formatVersion</c>, which win, and then by <c>Accept</c>. SDMX's own parameters of CSV are taken from the media type
    /// or from the query.
    /// </summary>
    /// <param name="offered">The first where anything will do.</param>
    /// <exception cref="RefusedException">None of what is asked for is given.</exception>
    public static Choice Of(string? accept, RawAddress address, Format[] offered)
    {
        if ((address.Value("format") ?? address.Value("outputFormat")) is { Length: > 0 } name) return ByName(name, address, offered);
        foreach (var range in Ranges(accept))
            foreach (var format in offered)
                if (Match(range, format, address) is { } choice) return choice;
        throw NotAcceptable(offered);
    }

    static Choice ByName(string name, RawAddress address, Format[] offered)
    {
        var version = address.Value("formatVersion");
        var format = offered.FirstOrDefault(f => (f.Names.Contains(name) || f.Type == name) && (version is null or "" || IsVersion(f, version))) ?? throw NotAcceptable(offered);
        return new(format, format.MediaType, Style(format, null, address));
    }

    static readonly List<MediaTypeWithQualityHeaderValue> Anything = [new("*/*")];

    static List<MediaTypeWithQualityHeaderValue> Ranges(string? accept)
    {
        if (string.IsNullOrWhiteSpace(accept) || accept.Length > 2_000 || accept == "*/*") return Anything;
        return
        [
            .. accept.Split(',').Select(text => MediaTypeWithQualityHeaderValue.TryParse(text.Trim(), out var range) ? range : null)
                .OfType<MediaTypeWithQualityHeaderValue>().Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1),
        ];
    }

    static Choice? Match(MediaTypeWithQualityHeaderValue range, Format format, RawAddress address)
    {
        var type = range.MediaType!.ToLowerInvariant();
        var isOwn = type == format.Type;
        if (!isOwn && type != format.Plain && type is not ("*/*" or "application/*") && !(type == "text/*" && format.Plain == "text/csv")) return null;
        if (isOwn && Parameter(range, "version") is { } version && format.Version is not null && !IsVersion(format, version)) return null;
        return new(format, type == format.Plain ? type : format.MediaType, Style(format, isOwn ? range : null, address));
    }

    static CsvStyle Style(Format format, MediaTypeWithQualityHeaderValue? range, RawAddress address)
    {
        var kind = format.Kind switch { FormatKind.Csv1 => CsvKind.Sdmx1, FormatKind.Csv2 => CsvKind.Sdmx2, _ => CsvKind.Plain };
        var labels = Said("labels") switch
        {
            null or "" or "id" => CsvLabels.Id,
            "both" => CsvLabels.Both,
            "name" when kind != CsvKind.Sdmx1 => CsvLabels.Name,
            _ => throw RefusedException.Parameter("labels", kind == CsvKind.Sdmx1 ? "id or both" : "id, name or both"),
        };
        var keys = Said("keys") ?? "none";
        if (keys is not ("none" or "obs" or "series" or "both")) throw RefusedException.Parameter("keys", "none, obs, series or both");
        var isSdmx2 = kind == CsvKind.Sdmx2;
        return new(kind, labels, Said("timeFormat") is "normalized", isSdmx2 && keys is ("series" or "both"), isSdmx2 && keys is ("obs" or "both"));

        string? Said(string name) => (range is null ? null : Parameter(range, name)) ?? address.Value(name);
    }

    static bool IsVersion(Format format, string version) => format.Version is { } own && (own == version || own.StartsWith($"{version}.", StringComparison.Ordinal));

    static string? Parameter(MediaTypeWithQualityHeaderValue range, string name) =>
        range.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');

    static RefusedException NotAcceptable(Format[] offered) => RefusedException.Of(
        RefusalKind.NotAcceptable, "media-type", "Not given in this form", $"It is given as {string.Join(" | ", offered.Select(f => f.MediaType))}.",
        ("mediaTypes", offered.Select(f => f.MediaType).ToArray()));
}
