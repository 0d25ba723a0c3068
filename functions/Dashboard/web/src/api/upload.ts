import { after } from './after';
import { ApiError } from './problem';

/** How long nothing may move while a body leaves. */
const stall = 60_000;

/** How long the answer may take once all has left: a large file is checked meanwhile. */
const patience = 600_000;

interface Sent {
  method: string;
  headers: Record<string, string>;
  body?: Blob | FormData | string;
}

/**
 * Sends a body of any size and tells how much of it has left. By XMLHttpRequest, which alone tells. However slow the line is, it is not given up while something moves.
 * @param onShare From 0 to 1.
 * @throws {ApiError} No answer (status 0). @throws {DOMException} AbortError: it was given up.
 */
export function upload(address: string, { method, headers, body }: Sent, onShare: (share: number) => void, signal?: AbortSignal): Promise<Response> {
  const late = after(stall);
  return new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (detail?: string) => reject(new ApiError({ status: 0, title: 'No answer', detail }));
    request.open(method, address);
    request.responseType = 'blob';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      late.putOff(stall);
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    request.upload.onload = () => {
      late.putOff(patience);
      onShare(1);
    };
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => fail();
    request.onabort = () => (signal?.aborted ? reject(new DOMException('Given up', 'AbortError')) : fail('Nothing moved any more.'));
    for (const stop of [signal, late.signal]) stop?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  }).finally(late.cancel);
}

function answerOf(request: XMLHttpRequest): Response {
  const lines = request.getAllResponseHeaders().trim().split(/\r?\n/).filter((line) => line.includes(':'));
  const headers = new Headers(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  const empty = request.status === 204 || request.status === 304;
  return new Response(empty ? null : (request.response as Blob), { status: request.status, statusText: request.statusText, headers });
}
