import type { PageProps } from '../../app/routes';
import { TableIndex } from './TableIndex';
import { TablePage } from './TablePage';
import './statistics.css';

export default function Page({ rest }: PageProps) {
  const [id] = rest;
  return id ? <TablePage key={id} id={id} /> : <TableIndex />;
}
