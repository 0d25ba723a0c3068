/** The answers of /api/labour-market-tests, as far as the page shows them. */

export interface Condition { code: string; reason: string; dueDays: number | null; due: string | null; metOn: string | null }

export interface CaseLine {
  id: string; applicationId: string; state: string; receivedOn: string; recommendation: string; track: string; occupation: string | null;
  preferenceRank: number | null; decisionDue: string | null; decided: string | null;
}

export interface Alert { kind: string; id: string; track: string; what: string; due: string; daysLeft: number }

export interface RuleResult {
  ruleId: string; step: number; result: string; gap?: string; observed?: string | number | boolean; threshold?: string | number | boolean; level?: number;
  inputPath: string; reason?: string; effect?: string; excused?: boolean; ref: string; status: string; isConfirmed: boolean;
}

export interface DecisionRecord {
  ruleSet: { id?: string; version?: string; hash: string };
  asOfDate?: string;
  results: RuleResult[];
  reasonTexts: { en: string[]; fr: string[]; rw: string[] };
  evidence?: { minorGroup: string; period: string; vacancies?: number; jobSeekers?: number; vacanciesPerJobSeeker?: number };
}

export interface Recommendation {
  recommendation: string; track: string; trackRow: string | null; reasons: string[]; missing: string[]; absent: string[]; occupation: string | null;
  permitClass: string | null; validityMonths: number | null; recordSha256: string; conditions: Condition[]; preferenceRank: number | null; assessedOn: string;
}

export interface Decision {
  outcome: string; reason: string; isOverride: boolean; decidedOn: string; officer: string; recommendation: string; permitClass: string | null;
  validTo: string | null; followUp: string | null; conditions: Condition[];
}

export interface Appeal { decision: number; ground: string; lodgedOn: string; isUpheld: boolean | null; decidedOn: string | null }

export interface Clocks {
  completeOn: string | null; decisionDue: string | null; decidedOnTime: boolean | null; applyBy: string | null; filedOnTime: boolean | null;
  appealUntil: string | null; appealDecisionDue: string | null;
}

export interface Case {
  id: string; applicationId: string; state: string; receivedOn: string; statusKey: string | null; clocks: Clocks; recommendation: Recommendation;
  assessments: number; decisions: Decision[]; appeals: Appeal[]; record: DecisionRecord;
}

export interface Status {
  id: string; state: string; receivedOn: string; isComplete: boolean; missing: string[]; decisionDue: string | null; outcome: string | null;
  decidedOn: string | null; validTo: string | null; appealUntil: string | null; appealDecisionDue: string | null; isConfirmed: boolean;
}

export interface FigureRow {
  month: string; track: string; outcome: string; reasonCode: string; occupationGroup: string | null; cases: number; days: number; overrides: number; referred: number; late: number;
}

export interface Figures { rows: FigureRow[]; overrideRate: number | null }

export interface RuleSet {
  name: string; status: string; track: string; host: string; effectiveFrom: string; effectiveTo: string | null; legalBasis: string[]; rules: number; unconfirmed: number; notCovered: string[]; hash: string;
}

export interface Fault { place: string; value: string | null; expected: string; mend: string }

export const base = '/api/labour-market-tests';
