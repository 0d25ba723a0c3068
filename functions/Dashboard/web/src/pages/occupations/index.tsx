import type { PageProps } from '../../app/routes';
import { NotFound } from '../../app/NotFound';
import { Overview } from './Overview';
import { OccupationPage } from './OccupationPage';
import { ProposalPage } from './ProposalPage';
import './occupations.css';

export default function Page({ rest }: PageProps) {
  const [first, second, third] = rest;
  if (!first) return <Overview />;
  if (first === 'proposals' && second && third) return <ProposalPage key={`${second}/${third}`} quarter={second} isco={third} />;
  if (/^\d{4}$/.test(first) && !second) return <OccupationPage key={first} isco={first} />;
  return <NotFound />;
}
