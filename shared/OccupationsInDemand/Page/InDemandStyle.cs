using Pipeline.ValidationReports;

namespace Pipeline.OccupationsInDemand;

/// <summary>What pages about occupations add to the look of a report page: charts, and tables that fit one or two sheets of A4.</summary>
static class InDemandStyle
{
    const string Own = """
        .facts dl { grid-template-columns: max-content 1fr max-content 1fr } .lead { font-size: 1.05rem }
        .chart { max-width: 44rem } .chart svg { max-width: none } .axis { stroke: currentColor; stroke-opacity: .45 } .grid { stroke: currentColor; stroke-opacity: .15 }
        .for { fill: var(--info) } .against { fill: var(--warn) } .range { fill: var(--info); fill-opacity: .3 } .mark { fill: var(--info) } .whisker { stroke: var(--info); stroke-width: 2 } .path { stroke: var(--info); fill: none; stroke-width: 1.5 }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem } .small { font-size: .9rem } td.bar { min-width: 9rem; width: 22% } td.bar svg { margin: .2rem 0; max-width: none }
        .c-SHORTAGE { --tone: var(--bad) } .c-POTENTIAL { --tone: var(--warn) } .c-SURPLUS { --tone: var(--info) } .c-BALANCED, .c-INSUFFICIENT { --tone: currentColor } .c { color: var(--tone); white-space: nowrap }
        @media (max-width: 64rem) { .facts dl { grid-template-columns: max-content 1fr } .pair { grid-template-columns: 1fr } td.bar { width: auto } }
        @media print {
          @page { size: A4; margin: 14mm } body { font-size: 9.5pt; line-height: 1.35 } h1 { font-size: 14pt } h2 { font-size: 11pt; margin: 1rem 0 .25rem } th, td { padding: .15rem .4rem } .small { font-size: 8.5pt } .pair { grid-template-columns: 1fr 1fr }
          table { display: table } thead { display: table-header-group } tbody { display: table-row-group } tr { display: table-row } th, td, tbody th, td.k, td.s, td:empty { display: table-cell; padding: .15rem .4rem; border-bottom: 1px solid var(--line) }
          td[data-label]::before { content: none } td.n { text-align: right } td.bar { width: 22% } .facts dl { grid-template-columns: max-content 1fr max-content 1fr; gap: .1rem 1.25rem } dd { margin: 0 }
          figure, section.keep { break-inside: avoid } .chart { max-width: 30rem }
        }
        figure { margin: .5rem 0 } figcaption { font-size: .9rem; opacity: .85 }
        """;

    public static HtmlText Css { get; } = HtmlText.Literal(PageStyle.Css + "\n" + Own);

    /// <summary>Opens a page; the caller closes <c>main</c>, <c>body</c> and <c>html</c>.</summary>
    public static HtmlText Open(string title, InDemandWords words)
    {
        var page = new HtmlText();
        page.Add($"<!doctype html><html lang=\"{words.Tag}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        return page.Add($"<title>{title}</title><style>").Add(Css).Add($"</style></head><body><main><h1>{title}</h1>");
    }
}
