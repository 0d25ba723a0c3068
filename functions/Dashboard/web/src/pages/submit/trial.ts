import { post, type Answer } from '../../api/client';
import type { Target } from './deliver';

interface Ask {
  accept: string;
  signal?: AbortSignal;
  onShare?: (share: number) => void;
  asFile?: boolean;
}

/** Has a file checked as a delivery is, and nothing of it kept. However large it is, it is not given up while it is on its way. */
export const trial = <T>({ agency, dataset, period }: Target, file: File, { onShare = () => undefined, ...ask }: Ask): Promise<Answer<T>> =>
  post<T>(`/api/protocols/${agency}/${dataset}/validate?period=${encodeURIComponent(period)}`, form(file), { ...ask, onShare });

/** The file with two more columns: what is wrong in each row, and how to mend it. Null for what cannot be read as rows. */
export async function annotated(target: Target, file: File): Promise<{ content: Blob; name: string } | null> {
  const { data, headers } = await trial<Blob>(target, file, { accept: 'text/csv', asFile: true });
  return headers.get('Content-Type')?.startsWith('text/csv') ? { content: data, name: `${file.name.replace(/\.\w+$/, '')}.annotated.csv` } : null;
}

/** As a form, which names the file. */
function form(file: File): FormData {
  const data = new FormData();
  data.append('file', file, file.name);
  return data;
}
