/** Problem details (RFC 9457) as the API gives them; of a failure without an answer only the status, 0. */
export interface Problem {
  status: number;
  title: string;
  detail?: string;
  [more: string]: unknown;
}

/** Why a request came to nothing. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  /** @param retryAfter Seconds to wait, where the API says so. */
  constructor(readonly problem: Problem, readonly retryAfter: number | null = null) {
    super(problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Any failure as a problem, so that every one can be shown. */
export const asProblem = (error: unknown): Problem =>
  error instanceof ApiError ? error.problem : { status: -1, title: error instanceof Error ? error.message : String(error) };

export async function problemOf(response: Response): Promise<ApiError> {
  const wait = Number(response.headers.get('Retry-After'));
  const body: unknown = /json/.test(response.headers.get('Content-Type') ?? '') ? await response.json().catch(() => null) : null;
  const told = body && typeof body === 'object' ? (body as Partial<Problem>) : {};
  return new ApiError({ ...told, status: response.status, title: told.title ?? (response.statusText || `${response.status}`) }, wait > 0 ? wait : null);
}
