using System.Xml.Linq;
using Pipeline.Protocols;

namespace Pipeline.ProtocolDocuments.Tests;

public sealed class DictionaryPageTests
{
    [Theory]
    [MemberData(nameof(ShippedProtocols.Names), MemberType = typeof(ShippedProtocols))]
    public void Every_protocol_in_force_has_a_page_that_names_all_it_asks(string name)
    {
        var protocol = ShippedProtocols.Find(name);
        var page = Parse(protocol);
        var text = page.Root!.Value;
        Assert.All(protocol.Columns, c => Assert.Contains(Rows(page, "columns"), row => row[0] == c.Name));
        Assert.Equal(protocol.RowRules.Select(r => r.Id).Concat(protocol.DropRules.Select(r => r.Terms.Id)), Rows(page, "rules").Select(r => r[0]));
        Assert.All(protocol.RowRules, r => Assert.Contains(r.Message.En, text, StringComparison.Ordinal));
        foreach (var list in protocol.Columns.Select(c => c.Codelist).OfType<string>().Distinct())
        {
            var details = page.Descendants("details").Single(d => d.Attribute("id")!.Value == $"codelist-{list}");
            Assert.Equal(ShippedProtocols.Catalog.CodelistInForce(list, ShippedProtocols.Day).Items.Count, details.Descendants("tbody").Elements("tr").Count());
            // A list of the project's own has no publisher to link to.
            var source = ShippedProtocols.Catalog.CodelistInForce(list, ShippedProtocols.Day).Source;
            Assert.Equal(source is null ? [] : [source], details.Descendants("a").Select(a => a.Attribute("href")!.Value));
        }
    }

    [Theory]
    [MemberData(nameof(ShippedProtocols.Names), MemberType = typeof(ShippedProtocols))]
    public void A_page_stands_alone_and_can_be_found_through(string name)
    {
        var page = Parse(ShippedProtocols.Find(name));
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value, StringComparison.Ordinal);
        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
        Assert.Single(page.Descendants("h1"));
        Assert.Single(page.Descendants("main"));
        Assert.All(page.Descendants("table"), t => Assert.True(t.Elements("caption").Any() && t.Descendants("th").All(h => h.Attribute("scope") is not null)));
        var ids = page.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants("section"), s => Assert.Contains(s.Attribute("aria-labelledby")!.Value, ids));
        // An empty element written short is an open one to a browser.
        Assert.DoesNotMatch("<(td|th|p|li|dd|code|div|section)( [^>]*)?/>", DictionaryPage.Write(ShippedProtocols.Find(name), ShippedProtocols.Catalog, ShippedProtocols.Day));
    }

    [Fact]
    public void Markup_in_a_protocol_is_text_on_the_page()
    {
        var page = Parse(ShippedProtocols.Hostile());
        Assert.Empty(page.Descendants("script"));
        Assert.Contains("<script>alert('&amp;\"')</script>", page.Descendants("header").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_says_in_words_what_it_takes()
    {
        Column[] columns =
        [
            new("a", [], LogicalType.Number, true, Scale: 2, Minimum: 0, MinimumIsExclusive: true, Maximum: 1.5m),
            new("b", [], LogicalType.String, true, ValidValues: ["F", "M"], ValueLabels: new Dictionary<string, string> { ["F"] = "Female" }, HiddenNulls: ["-", "9999"]),
            new("c", [], LogicalType.Date, true, DateFormat: "dd/MM/yyyy", Minimum: new DateOnly(2000, 1, 2).DayNumber),
            new("d", [], LogicalType.String, true, MinLength: 3, MaxLength: 3, Checksum: Checksum.Luhn, DirectIdentifiers: DirectIdentifiers.Forbidden),
        ];
        var page = Parse(ShippedProtocols.Catalog.Protocols[0] with { Columns = columns, Key = [columns[0]] });
        var words = page.Descendants("section").Single(s => s.Attribute("id")!.Value == "columns").Descendants("ul").Select(u => string.Join("; ", u.Elements().Select(l => l.Value)));
        Assert.Equal(
            [
                "a number with at most 2 decimals, written with '.'; above 0; at most 1.5",
                "a text; one of F (Female), M; left empty instead of \"-\" or \"9999\"",
                "a date written dd/MM/yyyy; at least 02/01/2000",
                "a text; 3 characters long; with a right check digit (Luhn); without e-mail address, phone or passport number",
            ],
            words);
        Assert.Equal(["yes, key", "yes", "yes", "yes"], Rows(page, "columns").Select(r => r[2]));
    }

    static XDocument Parse(Protocol protocol) => XDocument.Parse(DictionaryPage.Write(protocol, ShippedProtocols.Catalog, ShippedProtocols.Day));

    static IEnumerable<string[]> Rows(XDocument page, string section) => page.Descendants("section").Single(s => s.Attribute("id")!.Value == section)
        .Descendants("tbody").Elements("tr").Select(r => r.Elements().Select(c => c.Value).ToArray());
}
