/** What the API gives about the list of occupations in demand. */
export interface RunFacts { runId: string; startedUtc: string; sources: string[] }

export interface RankingLine {
  rank: number | null; rankLow: number | null; rankHigh: number | null; isco08: string; title: string | null; class: string; score: number | null;
  ciLow: number | null; ciHigh: number | null; pPositive: number | null; coverage: number; onList: boolean | null; proposal: string | null; quality: string;
}

export interface Ranking { period: string; run: RunFacts; list: string; rated: number; occupations: RankingLine[] }

export interface IndicatorFacts {
  indicator: string; weight: number; x: number | null; xTotal: number | null; relative: number | null; shrunk: number | null; gamma: number | null; z: number | null;
  contribution: number | null; estimatedAtLevel: number | null; n: number | null; se: number | null; flat: boolean; quality: string; missingReason: string | null;
}

export interface ScoreFacts {
  class: string; score: number | null; se: number | null; ciLow: number | null; ciHigh: number | null; pPositive: number | null; rank: number | null; rankLow: number | null;
  rankHigh: number | null; rated: number; percentile: number | null; coverage: number | null; indicators: number | null; votes: number | null; scoreNoPermit: number | null;
  quality: string; missingReason: string | null;
}

export interface PastScore { period: string; score: number | null; ciLow: number | null; ciHigh: number | null; rank: number | null; class: string }

export interface Explanation {
  isco08: string; title: string; period: string | null; run: RunFacts | null; score: ScoreFacts | null; indicators: IndicatorFacts[];
  sensitivity: { scenario: string; score: number | null; rank: number | null; rankShift: number | null; topShare: number | null }[];
  profiles: { profile: string; class: string; score: number | null; rank: number | null; percentile: number | null; quality: string }[];
  past: PastScore[];
  list: { on: string; state: string; statement: string; onList: boolean | null; spells: { from: string; to: string | null; since: string; legalRef: string }[] };
  strategies: { strategy: string; from: string; to: string | null; source: string }[];
  strategiesSupplied: boolean;
  proposals: {
    quarter: string; runId: string; state: string; action: string; reasons: string[]; recommended: string | null; outcome: string | null; decided: string | null;
    decision: string | null; publishedAs: string | null; newerEvidence: boolean;
  }[];
  words: { en: string[]; fr: string[] } | null;
}

export interface ProposalLine {
  quarter: string; isco08: string; title: string | null; state: string; action: string; onList: boolean; reasons: string; score: number | null; rank: number | null;
  rankLow: number | null; rankHigh: number | null; class: string | null; recommended: string | null; outcome: string | null; decided: string | null; newerEvidence: boolean;
}

export interface Round { quarter: string; runId: string; proposals: number; state: string; openedAt: string; publishedAs: string | null }

export interface Proposals { round: Round | null; newerRunId: string | null; items: ProposalLine[]; next: string | null }

export interface Proposal {
  quarter: string; isco08: string; title: string | null; state: string; runId: string; round: Round | null;
  proposed: { action: string; onList: boolean; evidenceCount: number; strategicCount: number; reasons: string[]; score: number | null; rank: number | null; class: string | null };
  newer: { runId: string; action: string; score: number | null; rank: number | null; class: string | null } | null;
  evidence: { side: string; kind: string; source: string; date: string; text: string; link: string | null; at: string }[];
  surveys: { source: string; date: string; asked: number; withDifficulty: number; share: number | null; link: string | null }[];
  recommendation: { action: string; reason: string; at: string; by: string } | null;
  decision: { outcome: string; action: string | null; reason: string; decision: string; meeting: string; member: string; at: string; by: string } | null;
}

export interface ListInForce {
  on: string; state: string; statement: string;
  version: { id: string; validFrom: string; instrument: { name: string; reference: string }; occupations: number } | null;
  occupations: { isco08: string; title: string | null; since: string; legalRef: string }[] | null;
}

export const base = '/api/occupations-in-demand';
