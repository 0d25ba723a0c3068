namespace Pipeline.ValidationReports;

/// <summary>The look of a report page: light and dark, wide, phone and paper. Loads nothing.</summary>
public static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --good: light-dark(#1a7f4b, #4cc38a); --warn: light-dark(#8a5a00, #e3b341); --bad: light-dark(#b42318, #ff8a7a); --info: light-dark(#31639c, #8ab4e8); --line: #8885 }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 74rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word }
        h1 { font-size: 1.5rem; margin: 0 0 1rem } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem } p { margin: .5rem 0 }
        .outcome { border-left: .5rem solid var(--tone); padding: .25rem 1rem; font-size: 1.1rem } .tone { color: var(--tone); font-weight: 600 }
        .good { --tone: var(--good) } .warn { --tone: var(--warn) } .bad { --tone: var(--bad) } .info { --tone: var(--info) }
        .box { border: 1px solid var(--line); border-radius: .4rem; padding: .25rem 1rem; margin-top: 1.5rem } .box h2 { margin-top: .5rem } .box ol { padding-left: 1.25rem }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: .5rem 0 } dt { opacity: .8 } dd { margin: 0 }
        table { border-collapse: collapse; width: 100%; margin: .75rem 0 } caption { text-align: left; padding-bottom: .25rem }
        dd, td code, th code, .codes code { overflow-wrap: anywhere } td.k, td.s { white-space: nowrap } td.k { font-weight: 600 }
        td.v { min-width: 15rem; max-width: 24rem } td.l { min-width: 7rem; max-width: 16rem }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line) }
        thead th { font-size: .85rem; opacity: .8 } tbody th { font-weight: 400 } td.n, th.n { text-align: right } code { font-size: .95em } small { display: block; opacity: .85 }
        tbody.rule > tr:first-child > th { border-left: .3rem solid var(--tone); padding-top: .9rem } tbody.rule > tr:first-child > th details { font-size: .85rem; opacity: .85 }
        ul.cells { margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere } ul.codes { columns: 18rem; padding-left: 1.25rem }
        svg { display: block; width: 100%; max-width: 30rem; height: auto; margin: .5rem 0; font-size: 13px; print-color-adjust: exact } svg text { fill: currentColor }
        .f-good { fill: var(--good) } .f-warn { fill: var(--warn) } .f-bad { fill: var(--bad) } .f-info { fill: var(--info) }
        .note { opacity: .85; max-width: 52rem } summary { cursor: pointer }
        @media (max-width: 64rem) {
          dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .4rem }
          table, tbody, tr, caption, tbody th, td { display: block } thead { display: none } tr { padding: .5rem 0; border-bottom: 1px solid var(--line) }
          td, tbody th { border: 0; padding: .1rem .5rem } td.n { text-align: left }
          td.k, td.s { display: inline-block; white-space: normal } td:empty { display: none } td.v, td.l { min-width: 0; max-width: none }
          td[data-label]::before { content: attr(data-label) ": "; font-size: .85rem; opacity: .8; font-weight: 400 }
          :lang(fr) td[data-label]::before { content: attr(data-label) "\a0: " }
        }
        @media print { :root { color-scheme: light } body { margin: 0; max-width: none; font-size: 11pt } h2 { break-after: avoid } #delivery { break-inside: avoid } #delivery dl { grid-template-columns: max-content 1fr; gap: .1rem 1.25rem } #delivery dd { margin: 0 } tr { break-inside: avoid } #codes details::details-content { content-visibility: visible; block-size: auto } }
        """;
}
