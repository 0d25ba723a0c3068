using System.Xml.Linq;

namespace Pipeline.ProtocolDocuments;

/// <summary>Elements of a page. They are built as a tree, so that every text is escaped where it is put.</summary>
static class Html
{
    public static XElement Tag(string name, params object?[] content) => new(name, content.Length == 0 ? [""] : content);

    public static XAttribute Attr(string name, string value) => new(name, value);

    /// <summary>A table with a caption and a head, in a frame that scrolls by itself and can be reached by keyboard.</summary>
    public static XElement Table(string caption, IEnumerable<string> head, IEnumerable<IEnumerable<object?>> rows) => Tag("div",
        Attr("class", "frame"), Attr("role", "region"), Attr("aria-label", caption), Attr("tabindex", "0"),
        Tag("table",
            Tag("caption", caption),
            Tag("thead", Tag("tr", head.Select(h => Tag("th", Attr("scope", "col"), h)))),
            Tag("tbody", rows.Select(row => Tag("tr", row.Select(Cell))))));

    public static XElement Items(IEnumerable<string> items) => Tag("ul", items.Select(i => Tag("li", i)));

    public static XElement Code(string text) => Tag("code", text);

    // The first cell names the row.
    static XElement Cell(object? content, int place) =>
        place == 0 ? Tag("th", Attr("scope", "row"), content ?? "") : Tag("td", content ?? "");
}
