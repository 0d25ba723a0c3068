import { time } from '../../api/cube';
import { figures } from '../../api/statistics';

export const scoresTable = 'DF_T11_OCCUPATIONS_IN_DEMAND';

export interface Score { code: string; title: string; score: number; rank: number }

/** The published scores of the newest quarter, the scarcest first; those that are withheld are left out. */
export async function publishedScores(signal: AbortSignal): Promise<{ period: string; lines: Score[] }> {
  const cube = await figures(scoresTable, { FREQ: ['Q'], REF_AREA: ['RW'], INDICATOR: ['SCORE'], [time]: ['TOP(1)'] }, signal);
  const scored = (cube?.codes('OCCUPATION') ?? []).map((code) => ({ code, title: cube!.label('OCCUPATION', code), score: cube!.at({ OCCUPATION: code }).value }));
  const lines = scored.filter((line): line is typeof line & { score: number } => line.score !== null).sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
  return { period: cube?.codes(time)[0] ?? '', lines: lines.map((line, i) => ({ ...line, rank: i + 1 })) };
}
