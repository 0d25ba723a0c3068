import { use } from '../../app/language';
import { words } from './words';

interface Ranked { rank: number | null; rankLow: number | null; rankHigh: number | null }

/** A rank on the line of all ranks, with the ranks that the uncertainty allows. */
export function RankInterval({ line, of, large = false }: { line: Ranked; of: number; large?: boolean }) {
  const w = use(words);
  const { rank, rankLow, rankHigh } = line;
  if (rank === null) return null;
  const at = (r: number) => 6 + (of < 2 ? 0 : ((r - 1) / (of - 1)) * 188);
  const [low, high] = [rankLow ?? rank, rankHigh ?? rank];
  const says = w.ranksSays.replace('{0}', `${rank}`).replace('{1}', `${low}`).replace('{2}', `${high}`).replace('{3}', `${of}`);
  return (
    <svg class={`rank-interval ${large ? 'large' : ''}`} viewBox="0 0 200 16" preserveAspectRatio="xMinYMid" role="img" aria-label={says}>
      <title>{says}</title>
      <line class="all" x1="6" x2="194" y1="8" y2="8" />
      <rect class="allowed" x={at(low) - 3} width={at(high) - at(low) + 6} y="3" height="10" rx="4" data-low={low} data-high={high} />
      <circle class="mark" cx={at(rank)} cy="8" r="4" data-rank={rank} />
    </svg>
  );
}
