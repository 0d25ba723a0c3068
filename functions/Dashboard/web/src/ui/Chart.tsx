import type * as PlotLibrary from '@observablehq/plot';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { use } from '../app/language';
import { ProblemView } from '../app/ProblemView';
import { words } from '../words';

export type Plot = typeof PlotLibrary;

export interface Series {
  label: string;
  color: string;
  /** Of the label, where it is not the page's. */
  lang?: string;
}

interface Props {
  title: string;
  /** Of the title, where it is not the page's. */
  titleLang?: string;
  /** What the chart shows, for who cannot see it, in a sentence; the numbers are in the table. */
  says: string;
  height: number;
  /** What to draw at a width. */
  draw: (plot: Plot, width: number) => PlotLibrary.PlotOptions;
  /** Drawn anew when it changes. */
  drawKey: string;
  legend?: Series[];
  /** The same numbers as a table. */
  table: ComponentChildren;
  note?: ComponentChildren;
  /** Where the table stands on the page anyway, it is not folded away here. */
  tableOpen?: boolean;
}

/**
 * A chart by Observable Plot, which is fetched when the first chart is shown. Its room is kept, and its numbers stand in a table. Colours are the theme's
 * own properties, so that the chart follows the theme.
 */
export function Chart({ title, titleLang, says, height, draw, drawKey, legend, table, note, tableOpen = false }: Props) {
  const w = use(words);
  const box = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<unknown>(null);
  const width = useWidth(box);
  useEffect(() => {
    if (width === 0) return;
    let there = true;
    import('@observablehq/plot').then((plot) => {
      if (!there) return;
      box.current?.replaceChildren(drawn(plot, { ...draw(plot, width), width, height }));
      box.current?.setAttribute('data-drawn', drawKey);
    }).catch((e: unknown) => there && setError(e));
    return () => { there = false; };
  }, [width, height, drawKey]);
  return (
    <figure class="chart">
      <figcaption><span class="title" lang={titleLang}>{title}</span>{legend && legend.length > 1 && <Legend series={legend} />}</figcaption>
      {error !== null ? <ProblemView error={error} again={() => location.reload()} /> : <div ref={box} role="img" aria-label={`${title}. ${says}`} style={{ height: `${height}px` }} />}
      {note && <p class="fine">{note}</p>}
      <details open={tableOpen}><summary>{w.chartNumbers}</summary>{table}</details>
    </figure>
  );
}

function Legend({ series }: { series: Series[] }) {
  return <ul class="legend">{series.map((s) => <li key={s.label}><span class="swatch" style={{ background: s.color }} aria-hidden="true" /><span lang={s.lang}>{s.label}</span></li>)}</ul>;
}

/** Draws; without the style element that Plot adds, which the content security policy would refuse: its rules are in components.css. */
function drawn(plot: Plot, options: PlotLibrary.PlotOptions): Element {
  const chart = plot.plot({ className: 'plot', style: { fontSize: '12px' }, ...options });
  for (const style of chart.querySelectorAll('style')) style.remove();
  // What it shows is said by the box around it and by the table.
  chart.setAttribute('aria-hidden', 'true');
  return chart;
}

/** The width that an element has, rounded so that a scroll bar does not draw everything anew. */
function useWidth(of: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!of.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    watch.observe(of.current);
    return () => watch.disconnect();
  }, []);
  return width;
}

/** The colours of series in their order; later ones begin anew, so a chart has no more series than there are. */
export const colors = Array.from({ length: 8 }, (_, i) => `var(--series-${i + 1})`);
