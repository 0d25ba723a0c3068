/** The answers of /api/diaspora, as far as the page shows them. */

export const base = '/api/diaspora';

/** The day in Kigali. */
export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Kigali' }).format(new Date());

export interface Texts { en: string; fr: string }

export interface Opportunity { id: string; kind: string; title: Texts; sector: string | null; isco08: string | null; district: string | null; publisher: string; opens: string; closes: string; url: string }

export interface Brief {
  isco08: string; title: string | null; district: string | null; areaFigures: { name: { en: string; fr: string }; period: string; figures: { indicator: string; name: { en: string; fr: string }; occupation: string; value: number | null }[] } | null; period: string | null; demand: string | null;
  figures: { measure: string; period: string; value: number | null; quality: string }[];
  recognition: { code: string; name: string }[];
  steps: { code: string; by: string; text: Texts; isConfirmed: boolean }[];
  opportunities: { id: string; title: Texts; closes: string; url: string }[];
}

export interface Skill { code: string; minLevel: number; weight: number; isMust: boolean }

export interface FacilityRequest {
  id: string; facility: string; level: string | null; department: string | null; specialty: string; skills: Skill[]; type: string; mode: string; neededFrom: string | null; neededTo: string | null;
  minDays: number; maxDays: number; languages: string[]; urgency: number; submittedOn: string; approvedOn: string | null; status: string; meeting: string | null;
}

export const parts = ['specialty', 'skills', 'time', 'experience', 'language', 'place', 'continuity'] as const;
export type Part = (typeof parts)[number];

export interface Span { from: string; to: string }

export interface Candidate { rank: number; expert: string; isProposed: boolean; score: { total: number; parts: Record<Part, number>; common: Span; mission: Span } }

export interface Need {
  need: string; outcome: string; candidates: number; top: Candidate[]; binding: { gate: string; candidates: number } | null; whyNot: { gate: string; reason: string; detail: string } | null;
}

export interface Run {
  id: string; at: string; by: string; leftOut: string[]; twice: string[][]; renewalsDue: string[];
  result: { rulesVersion: string; method: string; experts: number; pairs: number; value: number; greedyValue: number; optimalityGap: number | null; needs: Need[] };
}

export interface Mission {
  id: string; request: string; facility: string | null; mode: string; status: string; proposedOn: string; plannedFrom: string; plannedTo: string; days: number; daysDelivered: number | null;
  actualFrom: string | null; actualTo: string | null; licenceOkOn: string | null; cancelReason: string | null; hostRating: number | null; expertRating: number | null; stayedAfter: string | null;
  reportDue: string | null; reportReceived: string | null;
}

export interface Indicator {
  code: string; level: string; nameEn: string; nameFr: string; unit: string; value: number | null; numerator: number | null; denominator: number | null; target: number | null;
  status: string; reason: string | null; responsible: string;
  /** Of one group of persons: the column that it is of, and its code in it. */
  by: string | null; member: string | null;
}

/** `parts` are what stands beside the indicators: further figures, whose codes begin with an indicator's, and counts of persons by group, which bear the code of theirs. */
export interface Pack { period: string; dataVersion: string; rows: Indicator[]; parts: Indicator[] }
