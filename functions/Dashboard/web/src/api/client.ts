import { addressOf } from '../app/config';
import { language } from '../app/language';
import { ended, token } from '../app/session';
import { after } from './after';
import { ApiError, problemOf } from './problem';
import { upload } from './upload';

export interface Ask {
  signal?: AbortSignal;
  /** The media type that is wanted. */
  accept?: string;
  /** The entity tag of what was seen, for a change of just that. */
  ifMatch?: string;
  /** Something to send once only, however often it is tried. */
  headers?: Record<string, string>;
  /** For everybody: no token is sent, so that answers may be kept and other origins asked without asking first. */
  open?: boolean;
  /** Told how much of a large body has left, from 0 to 1; it may take as long as something moves. */
  onShare?: (share: number) => void;
  /** Wanted as a file, byte for byte, whatever it is of: a `Blob`. */
  asFile?: boolean;
}

export interface Answer<T> {
  data: T;
  status: number;
  etag: string | null;
  headers: Headers;
}

/** How long an answer may take before it counts as none. */
const patience = 60_000;

export const get = <T>(path: string, ask?: Ask): Promise<Answer<T>> => send<T>('GET', path, undefined, ask);
export const post = <T>(path: string, body?: unknown, ask?: Ask): Promise<Answer<T>> => send<T>('POST', path, body, ask);
export const put = <T>(path: string, body?: unknown, ask?: Ask): Promise<Answer<T>> => send<T>('PUT', path, body, ask);
export const del = <T>(path: string, ask?: Ask): Promise<Answer<T>> => send<T>('DELETE', path, undefined, ask);

/**
 * Asks the API. A body that is a file, a form or a text is sent as it is, everything else as JSON.
 * @throws {ApiError} The API refuses, fails, or does not answer (status 0).
 */
async function send<T>(method: string, path: string, body: unknown, ask: Ask = {}): Promise<Answer<T>> {
  const raw = body instanceof Blob || body instanceof FormData || typeof body === 'string';
  const headers: Record<string, string> = { Accept: ask.accept ?? 'application/json', 'Accept-Language': language.value, ...ask.headers };
  const bearer = ask.open ? null : token();
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  if (ask.ifMatch) headers['If-Match'] = ask.ifMatch;
  if (body !== undefined && !raw) headers['Content-Type'] ??= 'application/json';
  const response = await reach(path, {
    method, headers, body: body === undefined ? undefined : raw ? (body as Blob | FormData | string) : JSON.stringify(body),
  }, ask);
  if (response.status === 401 && bearer) ended();
  if (!response.ok) throw await problemOf(response);
  return { data: (ask.asFile ? await response.blob() : await content(response)) as T, status: response.status, etag: response.headers.get('ETag'), headers: response.headers };
}

type Sent = { method: string; headers: Record<string, string>; body: Blob | FormData | string | undefined };

async function reach(path: string, sent: Sent, { signal, onShare }: Ask): Promise<Response> {
  const late = after(patience);
  try {
    const address = await addressOf(path, sent.method);
    if (onShare) return await upload(address, sent, onShare, signal);
    return await fetch(address, { ...sent, credentials: 'omit', signal: AbortSignal.any([late.signal, ...(signal ? [signal] : [])]) });
  } catch (error) {
    if (signal?.aborted || error instanceof ApiError) throw error; // nobody waits for it any more, or why is told already
    throw new ApiError({ status: 0, title: 'No answer', detail: error instanceof Error ? error.message : undefined });
  } finally {
    late.cancel();
  }
}

async function content(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const type = response.headers.get('Content-Type') ?? '';
  if (/json/.test(type)) return response.json();
  return /^text\//.test(type) ? response.text() : response.blob();
}
