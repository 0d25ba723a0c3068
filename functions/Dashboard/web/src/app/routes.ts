import type { ComponentType } from 'preact';
import type { Words } from './language';
import type { Role } from './session';

/** What a page is given. */
export interface PageProps {
  /** The parts of the path behind the page's own. */
  rest: string[];
}

export interface Route {
  path: string;
  load: () => Promise<{ default: ComponentType<PageProps> }>;
  name: Words<string>;
  /** Who may see it; everybody where it is left out. */
  roles?: Role[];
}

// An agency's own people see their own agency there.
const coordination: Role[] = ['AgencySubmitter', 'AgencyCertifier', 'CoordinationReader', 'CoordinationApprover', 'Operator'];

/** The pages, in the order of the navigation. Each is fetched when it is first opened. */
export const routes: Route[] = [
  { path: '', load: () => import('../pages/home'), name: { en: 'Overview', fr: 'Aperçu', rw: 'Ahabanza' } },
  { path: 'statistics', load: () => import('../pages/statistics'), name: { en: 'Statistics', fr: 'Statistiques', rw: 'Ibarurishamibare' } },
  { path: 'occupations', load: () => import('../pages/occupations'), name: { en: 'Occupations in demand', fr: 'Professions en demande', rw: 'Imyuga ikenewe' } },
  { path: 'coordination', load: () => import('../pages/coordination'), name: { en: 'Coordination', fr: 'Coordination', rw: 'Ubuhuzabikorwa' }, roles: coordination },
  { path: 'submit', load: () => import('../pages/submit'), name: { en: 'Submit', fr: 'Livrer', rw: 'Gutanga amakuru' }, roles: ['AgencySubmitter', 'AgencyCertifier', 'Operator'] },
  { path: 'labour-market-test', load: () => import('../pages/labour-market-test'), name: { en: 'Labour market test', fr: 'Examen du marché du travail', rw: 'Isuzuma ry’isoko ry’umurimo' } },
  { path: 'diaspora', load: () => import('../pages/diaspora'), name: { en: 'Diaspora', fr: 'Diaspora', rw: 'Diyasipora' } },
];

/** The page of a path, and what is left of the path for it. */
export function find(path: string): { route: Route; rest: string[] } | null {
  const parts = path.split('/').filter((part) => part !== '');
  const route = routes.find((r) => r.path === (parts[0] ?? ''));
  return route ? { route, rest: parts.slice(1) } : null;
}
