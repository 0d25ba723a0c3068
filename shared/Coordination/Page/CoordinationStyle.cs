namespace Pipeline.Coordination;

/// <summary>What the coordination page adds to the look of a report page.</summary>
static class CoordinationStyle
{
    public const string Css = """
        body { max-width: 88rem } .tiles { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none }
        .tiles li { border: 1px solid var(--line); border-left: .4rem solid var(--tone, var(--line)); border-radius: .4rem; padding: .35rem .9rem; min-width: 8rem } .tiles b { display: block; font-size: 1.4rem }
        .none { --tone: var(--line) } .frame { overflow-x: auto } .note { max-width: 70rem }
        .heat { width: auto; min-width: 100%; font-size: .85rem; border-collapse: separate; border-spacing: 2px } .heat th, .heat td { padding: .25rem .4rem; border: 0 }
        .heat thead th { white-space: nowrap } .heat tbody th { position: sticky; left: 0; background: Canvas; white-space: nowrap; z-index: 1 } .heat thead th:first-child { position: sticky; left: 0; background: Canvas; opacity: 1; z-index: 2 }
        .heat .c { min-width: 3.6rem; border-left: .25rem solid var(--tone); background: color-mix(in srgb, var(--tone) 14%, Canvas); print-color-adjust: exact } .heat .none { background: none } .heat b { color: var(--tone) } .heat .none b { color: inherit }
        .legend span { display: inline-block; margin-right: 1rem } .legend b { color: var(--tone) } .legend .none b { color: inherit } ul.why { margin: 0; padding-left: 1.1rem }
        @media (max-width: 74rem) { table:not(.heat) { font-size: .88rem } table:not(.heat) :is(th, td) { padding-inline: .3rem } }
        @media (max-width: 64rem) {
          table.heat { display: table } .heat thead { display: table-header-group } .heat tbody { display: table-row-group } .heat tr { display: table-row } .heat td, .heat th, .heat tbody th { display: table-cell; padding: .25rem .4rem }
          .heat tbody th { white-space: normal; max-width: 6.5rem; overflow-wrap: anywhere } .heat td:empty { display: table-cell } td.n[data-label] { display: inline-block; margin-right: 1rem }
        }
        @media print { @page { size: A4 landscape } .frame { overflow: visible } .heat { font-size: 7pt } .heat .c { min-width: 0 } .heat tbody th, .heat thead th:first-child { position: static } .heat thead th { white-space: normal } }
        """;
}
