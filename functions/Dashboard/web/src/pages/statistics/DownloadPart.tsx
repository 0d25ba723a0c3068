import { use } from '../../app/language';
import { dataPath, type Table } from '../../api/statistics';
import { Downloads } from '../../ui/Download';
import { selectionOf, type View } from './view';
import { words } from './words';

/** Where the selection and the whole table are, in each format. */
export function DownloadPart({ table, view }: { table: Table; view: View }) {
  const w = use(words);
  const id = table.table.id;
  const selection = selectionOf(view);
  const sdmx = table.table.links.find((link) => link.rel === 'sdmx')!.href;
  return (
    <section class="no-print">
      <h2>{w.download}</h2>
      <h3>{w.thisView}</h3>
      <Downloads sources={[
        { label: 'CSV', path: dataPath(id, selection, 'csv') }, { label: 'Parquet', path: dataPath(id, selection, 'parquet') }, { label: 'JSON-stat', path: dataPath(id, selection, 'json-stat2') },
      ]} />
      <h3>{w.whole}</h3>
      <Downloads sources={[
        { label: 'Parquet', path: `/api/releases/${table.release}/${id}.parquet` }, { label: 'CSV (gzip)', path: `/api/releases/${table.release}/${id}.csv.gz` }, { label: 'JSON', path: `/api/releases/${table.release}/${id}.json` },
      ]} />
      <h3>{w.sdmx}</h3>
      <p class="fine">{w.sdmxNote}</p>
      <Downloads sources={[
        { label: 'SDMX-JSON 2.0', path: sdmx }, { label: 'SDMX-CSV 1.0', path: `/rest/data/${id}/all?format=csvdata` }, { label: 'SDMX-ML 2.1', path: `/rest/data/${id}/all?format=genericdata` },
      ]} />
    </section>
  );
}
