import { useState } from 'preact/hooks';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { saveAs } from '../../ui/Download';
import { FileField } from '../../ui/fields';
import type { Receipt } from './model';
import { annotated } from './trial';
import { verdictWords } from './verdictWords';
import { words } from './words';

interface Props {
  receipt: Receipt;
  /** The delivered file, where it is at hand; otherwise it is chosen again. */
  file?: File;
}

/** The annotated copy of what was delivered. It holds what the file holds about persons, so it is made of the clerk's own file, and the service keeps no such copy. */
export function AnnotatedCopy({ receipt, file }: Props) {
  const [w, { checking }] = [use(verdictWords), use(words)];
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [agency, dataset, period] = receipt.blob.split('/');
  if (receipt.findings.length === 0 || !agency || !dataset || !period) return null;
  const make = (of: File) => {
    setError(null);
    setSaid(checking);
    void (async () => {
      if (receipt.sha256 !== (await hashOf(of))) return setSaid(w.otherFile);
      const copy = await annotated({ agency, dataset, period }, of);
      setSaid(copy ? '' : w.annotatedNone);
      if (copy) saveAs(copy.content, copy.name);
    })().catch((e: unknown) => { setSaid(''); setError(e); });
  };
  return (
    <div class="annotated no-print">
      {file ? <p class="row"><button type="button" onClick={() => make(file)}>{w.annotated}</button><span class="fine">{w.annotatedHint}</span></p>
        : <details class="card"><summary>{w.annotated}</summary><p>{w.annotatedHint}</p><FileField label={w.deliveredFile} hint={w.deliveredFileHint} onFile={make} /></details>}
      <p role="status" class="fine">{said}</p>
      {error !== null && <ProblemView error={error} />}
    </div>
  );
}

async function hashOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
