/** What the API tells of a file that was tried or delivered. Texts are English with their French beside them. */
export type Severity = 'Information' | 'Warning' | 'Error' | 'Fatal';
export type Outcome = 'Accepted' | 'AcceptedWithWarnings' | 'Quarantined' | 'Rejected' | 'Failed';

export interface FoundCell { column: string; cell?: string; value: string; part: 'Fill' | 'Broken' | 'Reason' | 'Sound' }

export interface Finding {
  ruleId: string;
  severity: Severity;
  line?: number;
  cell?: string;
  column?: string;
  /** Of the row, masked as the protocol asks; so is the value. */
  key?: string;
  value?: string;
  message: string;
  messageFr?: string;
  fix: string;
  fixFr?: string;
  remark?: string;
  remarkFr?: string;
  cells?: FoundCell[];
}

export interface RuleSummary {
  ruleId: string;
  severity: Severity;
  column?: string;
  columns: string[];
  evaluated: number;
  failed: number;
  firstLines: number[];
  omitted: number;
  isTolerated: boolean;
  message: string;
  messageFr?: string;
  fix: string;
  fixFr?: string;
}

export interface ValueGroup { ruleId: string; column: string; value: string; count: number; firstLines: number[]; fix: string; fixFr?: string }
export interface ColumnGuide { name: string; mayBeEmpty: boolean; codes: { code: string; meaning?: string }[]; codeCount: number; source?: string }

export interface Report {
  protocol: string;
  protocolVersion: string;
  period: string;
  sha256: string;
  format?: string;
  rowsRead: number;
  rowsAccepted: number;
  rowsRejected: number;
  rowsWithErrors: number;
  rowsWithWarnings: number;
  rules: RuleSummary[];
  values: ValueGroup[];
  keyGroups: { key: string; lines: number[]; count: number }[];
  columns: ColumnGuide[];
  notEvaluated: { ruleId: string; reason: string; reasonFr?: string }[];
  truncated: { stored: number; total: number };
}

export interface Verdict {
  outcome: Outcome;
  summary: string;
  next: string;
  /** The language of these two; English where it is not told. */
  lang?: string;
  findings: Finding[];
  report?: Report;
}

export interface Receipt extends Verdict {
  submissionId: string;
  duplicateOf?: string;
  blob: string;
  receivedAt: string;
  decidedAt: string;
  due?: string;
  daysLate?: number;
  protocol?: string;
  sha256?: string;
  isNil?: boolean;
}

/** A submission that is not decided yet. */
export interface Progress { submissionId: string; lifecycle: string; receivedAt: string }

export interface Listed {
  submissionId: string;
  dataset: string | null;
  period: string | null;
  blob: string;
  lifecycle: string;
  outcome: Outcome | null;
  receivedAt: string;
  rowsRead: number | null;
  rowsAccepted: number | null;
  errors: number | null;
  warnings: number | null;
  isNil: boolean;
}

export interface Listing { items: Listed[]; next: string | null }

export interface Ticket { blob: string; url: string; method: string; headers: Record<string, string>; expiresAt: string }

/** A line of an agency's calendar. */
export interface Expected { agency: string; dataset: string; period: string; dueOn: string; state: string; daysPastDue: number; submission: string | null; deliveries: number; deliveredNotAccepted: boolean }

export interface Agreement { agency: string; dataset: string; version: string; status: string; purpose: string; periods: string }

export const isTaken = (outcome: Outcome): boolean => outcome === 'Accepted' || outcome === 'AcceptedWithWarnings';

/** Rules that found something which is not merely tolerated, the gravest and commonest first. */
export function failed(report: Report): RuleSummary[] {
  const rank: Record<Severity, number> = { Fatal: 0, Error: 1, Warning: 2, Information: 3 };
  return report.rules.filter((r) => r.failed > 0).sort((a, b) =>
    Number(a.isTolerated) - Number(b.isTolerated) || rank[a.severity] - rank[b.severity] || b.failed - a.failed || a.ruleId.localeCompare(b.ruleId));
}
