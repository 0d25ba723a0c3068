using System.Globalization;
using System.Xml.Linq;
using Pipeline.Protocols;
using Pipeline.Reference;
using static Pipeline.ProtocolDocuments.Html;

namespace Pipeline.ProtocolDocuments;

/// <summary>A protocol as one self-contained page for the people who fill and check the files. It can be printed, and needs no script.</summary>
public static class DictionaryPage
{
    /// <param name="day">Decides which version of each codelist is shown; usually today or the last day of a reference period.</param>
    /// <returns>An HTML document that is well-formed XML too.</returns>
    /// <exception cref="KeyNotFoundException">A codelist has no version in force on that day.</exception>
    public static string Write(Protocol protocol, ProtocolCatalog catalog, DateOnly day)
    {
        var lists = protocol.Columns.Select(c => c.Codelist).OfType<string>().Distinct().Select(l => catalog.CodelistInForce(l, day)).ToList();
        var page = Tag("html", Attr("lang", "en"),
            Tag("head",
                new XElement("meta", Attr("charset", "utf-8")),
                new XElement("meta", Attr("name", "viewport"), Attr("content", "width=device-width, initial-scale=1")),
                Tag("title", $"{protocol} data dictionary"),
                Tag("style", DictionaryStyle.Sheet)),
            Tag("body",
                Tag("header",
                    Tag("h1", $"{protocol.Agency}/{protocol.Dataset}"),
                    Tag("p", $"Version {protocol.Version}, {$"{protocol.Status}".ToLowerInvariant()}. {protocol.Purpose}")),
                Tag("main",
                    Agreement(protocol), Files(protocol), Columns(protocol, catalog, day), Example(protocol, catalog, day),
                    Rules(protocol), Codelists(lists))));
        return $"<!DOCTYPE html>\n{page.ToString(SaveOptions.DisableFormatting)}\n";
    }

    static XElement Agreement(Protocol protocol) => Section("agreement", "Service levels", Facts(
        ("Every", protocol.Frequency switch { Frequency.A => "year", Frequency.S => "half year", Frequency.Q => "quarter", _ => "month" }),
        ("Due", DueWords(protocol.Service)),
        ("Rows with errors", $"above {(protocol.ErrorRate * 100).ToString("0.####", CultureInfo.InvariantCulture)} % of rows the file waits in quarantine"),
        ("Kept", protocol.RetentionMonths is { } months ? $"{months} months" : "as long as needed"),
        ("Support ends", protocol.EndOfSupport is { } end ? Day(end) : "not set")));

    static XElement Files(Protocol protocol) => Section("file", "The file", Facts(
        ("Format", string.Join(", ", protocol.Dialect.Formats.Select(f => $"{f}"))),
        ("Encoding", string.Join(", ", protocol.Dialect.Encodings.Select(e => e switch { TextEncoding.Utf8 => "UTF-8", TextEncoding.Utf16 => "UTF-16", _ => "Windows-1252" }))),
        ("Delimiter", string.Join(" or ", protocol.Dialect.Delimiters.Select(d => d == '\t' ? "tab" : $"{d}"))),
        ("Empty cell", string.Join(" or ", protocol.Dialect.Nulls.Select(n => n.Length == 0 ? "nothing" : n))),
        ("Unknown columns", protocol.Dialect.ExtraColumns switch { ExtraColumns.Error => "refuse the file", ExtraColumns.Warn => "are warned of", _ => "are passed over" }),
        ("Column order", protocol.Dialect.Match == ColumnMatch.ByPosition ? "as below" : "free"),
        ("Last line", protocol.Dialect.Trailer.Use switch
        {
            TrailerUse.None => "a row like any other",
            var use => $"{protocol.Dialect.Trailer.Marker} and the number of rows{(use == TrailerUse.Optional ? ", if you like" : "")}",
        }),
        ("File name", protocol.FileName?.Text ?? "free"),
        ("At most", string.Create(CultureInfo.InvariantCulture, $"{protocol.Limits.MaxRows:N0} rows, {protocol.Limits.MaxBytes:N0} bytes"))));

    static XElement Columns(Protocol protocol, ProtocolCatalog catalog, DateOnly day) => Section("columns", "Columns", Table(
        "Columns of the file", ["Column", "Meaning", "Required", "Must be", "Also called", "Privacy", "Example"],
        protocol.Columns.Select(c => new object?[]
        {
            Code(c.Name), c.Description, protocol.Key.Contains(c) ? "yes, key" : c.Required ? "yes" : "no",
            Items(ColumnWords.Of(c, protocol.Dialect.Decimal)), string.Join(", ", c.Aliases), ColumnWords.Privacy(c),
            Code(ColumnWords.Example(c, catalog, day)),
        })));

    static XElement Example(Protocol protocol, ProtocolCatalog catalog, DateOnly day)
    {
        var delimiter = protocol.Dialect.Delimiters[0];
        return Section("example", "Example row", Tag("pre", Attr("tabindex", "0"), Attr("role", "region"), Attr("aria-label", "Example row"),
            $"{string.Join(delimiter, protocol.Columns.Select(c => c.Name))}\n{string.Join(delimiter, protocol.Columns.Select(c => ColumnWords.Example(c, catalog, day)))}"));
    }

    static XElement Rules(Protocol protocol)
    {
        var rows = protocol.RowRules.Select(r => Row(r.Id, r.Severity, r.Level, r.Expected.En, r.Message, r.Fix))
            .Concat(protocol.DropRules.Select(r => r.Terms).Select(t => Row(t.Id, t.Severity, t.Level, t.Expected.En, t.Message, t.Fix)));
        return Section("rules", "Rules", Table("Rules that rows and files must meet", ["Rule", "Weight", "Level", "Asks for", "Otherwise", "Mend it so"], rows));
    }

    static object?[] Row(string id, Severity severity, int level, string expected, Wording message, Wording fix) =>
        [Code(id), $"{severity}".ToLowerInvariant(), $"{level}", Code(expected), Both(message), Both(fix)];

    static XElement[] Both(Wording words) => words.Fr is null
        ? [Tag("p", words.En)]
        : [Tag("p", words.En), Tag("p", Attr("lang", "fr"), words.Fr)];

    static XElement Codelists(List<Codelist> lists) => Section("codelists", "Codelists",
        [.. lists.Count == 0 ? [Tag("p", "None.")] : lists.Select(Codes)]);

    static XElement Codes(Codelist list) => Tag("details", Attr("id", $"codelist-{list.Name}"),
        Tag("summary", Tag("strong", list.Name), $" version {list.Version}, in force from {Day(list.ValidFrom)}{(list.ValidTo is { } to ? $" to {Day(to)}" : "")}, {list.Items.Count} codes"),
        IsWebAddress(list.Source) ? Tag("p", Tag("a", Attr("href", list.Source!), $"Source of {list.Name}")) : null,
        Table($"Codes of {list.Name}", ["Code", "Name", "Withdrawn", "Use instead"], list.Items.Values.OrderBy(i => i.Code, StringComparer.Ordinal)
            .Select(i => new object?[] { Code(i.Code), i.Name, i.WithdrawnFrom is { } from ? Day(from) : "", i.Successor })));

    static bool IsWebAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    static XElement Section(string id, string title, params object?[] content) =>
        Tag("section", Attr("id", id), Attr("aria-labelledby", $"{id}-title"), Tag("h2", Attr("id", $"{id}-title"), title), content);

    static XElement Facts(params (string Name, string Value)[] facts) =>
        Tag("dl", facts.Select(f => Tag("div", Tag("dt", f.Name), Tag("dd", f.Value))));

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string DueWords(ServiceLevels service) =>
        $"{service.LatencyDays} {(service.DayRule == DayRule.Working ? "working days" : "days")} after the period ends"
        + (service.Roll == DayRoll.Next ? ", or the next working day" : "")
        + (service.GraceDays > 0 ? $"; missing after {service.GraceDays} days more" : "");
}
