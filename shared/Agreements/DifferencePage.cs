using System.Xml.Linq;

namespace Pipeline.Agreements;

/// <summary>The differences of two versions as a page to read and print.</summary>
public static class DifferencePage
{
    const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
        + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #767676}"
        + "h2{font-size:1.1rem;margin-top:2rem}";

    public static string Render(VersionDifference difference)
    {
        var title = $"{difference.Agreement}: from {difference.From} to {difference.To}";
        return "<!DOCTYPE html>\n" + new XElement("html", new XAttribute("lang", "en"),
            new XElement("head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width")),
                new XElement("title", title), new XElement("style", Style)),
            new XElement("body", new XElement("main",
                new XElement("h1", title),
                new XElement("p", difference.Changes.Count == 0
                    ? "Nothing differs but the words that are not compared."
                    : $"With these differences the version after {difference.From} is {difference.Least} or later."),
                difference.Changes.GroupBy(c => c.Kind).Select(kind => new[]
                {
                    new XElement("h2", VersionDifference.Meaning(kind.Key)),
                    new XElement("table", new XElement("tbody", kind.Select(c =>
                        new XElement("tr", new XElement("th", new XAttribute("scope", "row"), c.Place), new XElement("td", c.Words))))),
                })))).ToString(SaveOptions.DisableFormatting);
    }
}
