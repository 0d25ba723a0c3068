namespace Pipeline.ProtocolDocuments;

/// <summary>How a data dictionary looks, by day, by night and on paper. Without the characters that XML escapes.</summary>
static class DictionaryStyle
{
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1a1f26; --paper: #ffffff; --soft: #4d5866; --line: #c5ccd6; --band: #f1f4f8; --link: #0b57a4 }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --paper: #14181d; --soft: #aab4c0; --line: #3a444f; --band: #1f262e; --link: #8abfff } }
        body { margin: 0 auto; max-width: 80rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
        h1 { font-size: 1.75rem; margin: 0 } h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem }
        a { color: var(--link) } code, pre { font-family: ui-monospace, monospace; font-size: 0.875rem; overflow-wrap: anywhere }
        pre { padding: 0.75rem; background: var(--band); overflow-x: auto; overflow-wrap: normal }
        .frame { overflow-x: auto } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
        table { border-collapse: collapse; width: 100%; font-size: 0.875rem } caption { text-align: left; color: var(--soft); padding: 0.25rem 0 }
        th, td { border: 1px solid var(--line); padding: 0.375rem 0.5rem; text-align: left; vertical-align: top } thead th { background: var(--band) }
        tbody th { font-weight: 600 } td p, td ul { margin: 0 } td ul { padding-left: 1rem } td p + p { color: var(--soft) }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 0.5rem 1.5rem; margin: 0 }
        dt { color: var(--soft); font-size: 0.875rem } dd { margin: 0; overflow-wrap: anywhere } details { margin: 0.5rem 0 } summary { cursor: pointer }
        @media print {
          :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --soft: #333333; --line: #999999; --band: #eeeeee; --link: #000000 }
          @page { size: A4 landscape; margin: 12mm } body { padding: 0; max-width: none; font-size: 9pt } table { font-size: 7.5pt }
          .frame { overflow: visible } tr { break-inside: avoid } thead { display: table-header-group } pre { white-space: pre-wrap }
        }
        """;
}
