using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Pipeline.Diaspora.Tests;

/// <summary>The feeds have what JSON Feed 1.1 and RSS 2.0 require, whatever stands in a title.</summary>
public class FeedTests
{
    const string Address = "https://x.example/f?a=1&b=2";

    static readonly Opportunity[] Open =
    [
        new("o-1", "job", new("Surgeon & teacher <b>]]>", "Chirurgien « l'été »"), null, "2212", "27", "MOH", new(2026, 11, 1), new(2026, 12, 1), "https://jobs.example/1?a=1&b=2"),
        new("o-2", "tender", new("😀 \"quoted\"", "🙂"), null, null, null, "RDB <x>", new(2026, 2, 28), new(2026, 12, 1), "https://jobs.example/2"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_json_feed_has_the_members_that_its_standard_requires(bool isFrench)
    {
        using var feed = JsonDocument.Parse(Feeds.JsonFeed(Open, Address, isFrench));
        var root = feed.RootElement;
        Assert.Equal(("https://jsonfeed.org/version/1.1", Address, isFrench ? "fr" : "en"), (Text(root, "version"), Text(root, "feed_url"), Text(root, "language")));
        Assert.NotEmpty(Text(root, "title"));
        var items = root.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Open.Select(o => (o.Id, o.Url, isFrench ? o.Title.Fr : o.Title.En)), items.Select(i => (Text(i, "id"), Text(i, "url"), Text(i, "title"))));
        Assert.All(items, i => Assert.NotEmpty(Text(i, "content_text")));
        // RFC 3339, with the offset of Kigali.
        Assert.Equal(Open.Select(o => o.Opens), items.Select(i => DateOnly.FromDateTime(DateTimeOffset.Parse(Text(i, "date_published"), CultureInfo.InvariantCulture).DateTime)));
        Assert.All(items, i => Assert.All(i.GetProperty("tags").EnumerateArray(), t => Assert.Equal(JsonValueKind.String, t.ValueKind)));
        Assert.Equal(items.Count, items.Select(i => Text(i, "id")).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_rss_has_the_elements_that_its_specification_requires(bool isFrench)
    {
        var rss = XDocument.Parse(Feeds.Rss(Open, Address, isFrench)).Root!;
        Assert.Equal(("rss", "2.0"), (rss.Name.LocalName, rss.Attribute("version")!.Value));
        var channel = Assert.Single(rss.Elements());
        Assert.Equal(("channel", Address, isFrench ? "fr" : "en"), (channel.Name.LocalName, channel.Element("link")!.Value, channel.Element("language")!.Value));
        Assert.All((string[])["title", "description"], name => Assert.NotEmpty(channel.Element(name)!.Value));
        var items = channel.Elements("item").ToList();
        Assert.Equal(Open.Select(o => (o.Id, o.Url, isFrench ? o.Title.Fr : o.Title.En)), items.Select(i => (i.Element("guid")!.Value, i.Element("link")!.Value, i.Element("title")!.Value)));
        Assert.All(items, i => Assert.Equal("false", i.Element("guid")!.Attribute("isPermaLink")!.Value));
        // RFC 822 with the day of the week, in English whatever the language.
        Assert.Equal(["Sun, 01 Nov 2026 00:00:00 +0200", "Sat, 28 Feb 2026 00:00:00 +0200"], items.Select(i => i.Element("pubDate")!.Value));
    }

    [Fact]
    public void A_feed_without_items_is_a_feed()
    {
        using var feed = JsonDocument.Parse(Feeds.JsonFeed([], Address, false));
        Assert.Equal(0, feed.RootElement.GetProperty("items").GetArrayLength());
        Assert.Empty(XDocument.Parse(Feeds.Rss([], Address, false)).Descendants("item"));
    }

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
