using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Pipeline.Diaspora;

/// <summary>Opportunities as feeds, for embassies and others to embed: JSON Feed 1.1 (jsonfeed.org/version/1.1) and RSS 2.0 (rssboard.org/rss-specification).</summary>
public static class Feeds
{
    const string TitleEn = "Opportunities for Rwandan professionals abroad";
    const string TitleFr = "Occasions pour les professionnels rwandais à l'étranger";

    /// <param name="address">Of the feed itself.</param>
    public static string JsonFeed(IReadOnlyList<Opportunity> items, string address, bool isFrench) => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = isFrench ? TitleFr : TitleEn,
        feed_url = address,
        language = isFrench ? "fr" : "en",
        items = items.Select(o => new
        {
            id = o.Id,
            url = o.Url,
            title = Title(o, isFrench),
            content_text = Summary(o, isFrench),
            date_published = $"{o.Opens:yyyy-MM-dd}T00:00:00+02:00",
            tags = new[] { o.Kind, o.Isco08, o.District }.OfType<string>(),
        }),
    });

    /// <inheritdoc cref="JsonFeed"/>
    public static string Rss(IReadOnlyList<Opportunity> items, string address, bool isFrench) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement("rss", new XAttribute("version", "2.0"),
        new XElement("channel",
            new XElement("title", isFrench ? TitleFr : TitleEn), new XElement("link", address), new XElement("description", isFrench ? TitleFr : TitleEn), new XElement("language", isFrench ? "fr" : "en"),
            items.Select(o => new XElement("item",
                new XElement("title", Title(o, isFrench)), new XElement("link", o.Url), new XElement("description", Summary(o, isFrench)),
                new XElement("guid", new XAttribute("isPermaLink", "false"), o.Id), new XElement("category", o.Kind),
                // RFC 822, at the beginning of the day in Kigali.
                new XElement("pubDate", o.Opens.ToDateTime(TimeOnly.MinValue).ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0200")))));

    static string Title(Opportunity o, bool isFrench) => isFrench ? o.Title.Fr : o.Title.En;

    static string Summary(Opportunity o, bool isFrench) => isFrench ? $"{o.Publisher}, jusqu'au {o.Closes:yyyy-MM-dd}" : $"{o.Publisher}, until {o.Closes:yyyy-MM-dd}";
}
