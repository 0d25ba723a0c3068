import { get, post } from '../../api/client';
import { ApiError } from '../../api/problem';
import { upload } from '../../api/upload';
import type { Listing, Progress, Receipt, Ticket } from './model';

export interface Target { agency: string; dataset: string; period: string }

/** A file on its way: being sent (with the share that has left), then waited for. */
export type Step = { at: 'sending'; share: number } | { at: 'waiting'; lifecycle: string | null; submission: string | null };

const pause = 1_500;

/**
 * Delivers a file with an upload ticket, straight into the inbox, and waits for its receipt.
 * @throws {ApiError} There is no ticket, storage does not take the file, or the API fails while the receipt is waited for.
 */
export async function deliver(target: Target, file: File, onStep: (step: Step) => void, signal: AbortSignal): Promise<Receipt> {
  const known = new Set((await listed(target, signal)).map((s) => s.submissionId));
  const { data: ticket } = await post<Ticket>(`/api/agencies/${target.agency}/upload-tickets`, { dataset: target.dataset, period: target.period, fileName: fileName(file.name) }, { signal });
  onStep({ at: 'sending', share: 0 });
  await send(ticket, file, (share) => onStep({ at: 'sending', share }), signal);
  onStep({ at: 'waiting', lifecycle: null, submission: null });
  for (;;) {
    const found = (await listed(target, signal)).find((s) => s.blob === ticket.blob && !known.has(s.submissionId));
    if (found) return receiptOf(found.submissionId, onStep, signal);
    await wait(signal);
  }
}

/** Waits until a submission is decided. */
export async function receiptOf(id: string, onStep: (step: Step) => void, signal: AbortSignal): Promise<Receipt> {
  for (;;) {
    const { data, status, headers } = await get<Receipt | Progress>(`/api/submissions/${id}`, { signal });
    if (status === 200) return { ...(data as Receipt), lang: headers.get('Content-Language') ?? 'en' };
    onStep({ at: 'waiting', lifecycle: (data as Progress).lifecycle, submission: id });
    await wait(signal);
  }
}

/** The name as the inbox takes it: what it does not take becomes an underscore. */
export function fileName(name: string): string {
  const kept = name.normalize('NFC').replace(/[^\p{L}\p{Nd} ._()-]/gu, '_').replace(/^[^\p{L}\p{Nd}]+/u, '').slice(-120).replace(/^[^\p{L}\p{Nd}]+/u, '').replace(/[ .]+$/, '');
  return kept || 'file.csv';
}

const listed = async ({ agency, dataset, period }: Target, signal: AbortSignal) =>
  (await get<Listing>(`/api/agencies/${agency}/submissions?dataset=${dataset}&period=${period}&limit=50`, { signal })).data.items;

/** Puts the file where the ticket says. */
async function send(ticket: Ticket, file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<void> {
  const headers = { ...ticket.headers, 'Content-Type': file.type || 'application/octet-stream' };
  const answer = await upload(ticket.url, { method: ticket.method, headers, body: file }, onShare, signal);
  if (answer.status !== 201) throw new ApiError({ status: answer.status, title: 'Storage did not take the file', detail: answer.headers.get('x-ms-error-code') ?? undefined });
}

function wait(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, pause);
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(new DOMException('Given up', 'AbortError')); }, { once: true });
  });
}
