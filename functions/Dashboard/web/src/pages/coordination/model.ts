/** What the API tells of deliveries, promises and agreements. */
export type State = 'Upcoming' | 'ReminderDue' | 'Due' | 'OnTime' | 'Late' | 'Missing' | 'NilReturn' | 'Paused';

export interface Line {
  agency: string;
  dataset: string;
  period: string;
  dueOn: string;
  state: State;
  daysPastDue: number;
  firstAcceptedAt: string | null;
  submission: string | null;
  deliveries: number;
  deliveredNotAccepted: boolean;
  rowsAccepted: number | null;
  usualRows: number | null;
  usualRowsOf: number | null;
}

export interface NotAccepted {
  dataset: string;
  period: string;
  submission: string;
  outcome: string;
  receivedAt: string;
  dueOn: string;
  hasEarlierAccepted: boolean;
  findings: { rule: string; count: number; message: string; messageFr: string | null }[];
}

export interface View {
  at: string;
  from: string;
  to: string;
  holidaysKnownTo: string | null;
  totals: { missing: number; late: number; dueSoon: number; notAccepted: number; volumeDrops: number };
  agencies: { agency: string; missing: Line[]; late: Line[]; dueSoon: Line[]; notAccepted: NotAccepted[]; volumeDrops: Line[]; paused: string[] }[];
}

export interface Score { provider: string; dataset: string; periods: number; completenessPercent: number | null; validityPercent: number | null; latenessDays: number | null; score: number | null }

export interface Compliance {
  agency: string;
  dataset: string;
  expected: number;
  onTime: number;
  late: number;
  meanLateDays: number | null;
  maxLateDays: number | null;
  missing: number;
  nil: number;
  open: number;
  acceptedAtFirstTry: number | null;
  medianTries: number | null;
}

export interface Notice { kind: string; agency: string; dataset: string; period: string; dueOn: string; daysPastDue: number; at: string; text: string }

export interface Agreement {
  agency: string;
  dataset: string;
  version: string;
  status: string;
  purpose: string;
  receiver: string | null;
  periods: string;
  signedOn: string | null;
  expiresOn: string | null;
  daysLeft: number | null;
  alert: string | null;
}

/** A sign of its own shape and a tone: colour never says it alone. */
export const looks: Record<State, { sign: string; tone: 'good' | 'warn' | 'bad' | 'info' | 'none' }> = {
  OnTime: { sign: '✓', tone: 'good' },
  NilReturn: { sign: '∅', tone: 'good' },
  Late: { sign: '▲', tone: 'warn' },
  Missing: { sign: '✕', tone: 'bad' },
  Due: { sign: '●', tone: 'warn' },
  ReminderDue: { sign: '◔', tone: 'info' },
  Paused: { sign: '‖', tone: 'none' },
  Upcoming: { sign: '·', tone: 'none' },
};

export const states = Object.keys(looks) as State[];

/** The months that a period covers, first and last, as numbers that can be counted on: year × 12 + month. */
export function months(period: string): [first: number, last: number] {
  const [year, part] = [Number(period.slice(0, 4)), period.slice(5)];
  const [first, count] = part === '' ? [0, 12] : part.startsWith('Q') ? [3 * (Number(part[1]) - 1), 3] : part.startsWith('S') ? [6 * (Number(part[1]) - 1), 6] : [Number(part) - 1, 1];
  return [year * 12 + first, year * 12 + first + count - 1];
}
