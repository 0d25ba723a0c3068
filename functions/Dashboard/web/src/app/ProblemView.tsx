import { ApiError, asProblem, type Problem } from '../api/problem';
import { language, use } from './language';
import { SignInAgain } from './Expired';
import { session, signIn } from './session';
import { fill, words } from '../words';
import { Notice } from '../ui/Notice';
import type { ShellWords } from '../words/en';

/** Says why something failed, in the reader's language, with the service's own words below; and offers what may help. */
export function ProblemView({ error, again }: { error: unknown; again?: () => void }) {
  const w = use(words);
  const problem = asProblem(error);
  const ended = problem.status === 401 && session.value !== null;
  const [title, help] = ended ? [w.expired, w.expiredHelp] : said(problem.status, error instanceof ApiError ? error.retryAfter : null, w);
  return (
    <Notice kind="error" title={title}>
      {help && <p>{help}</p>}
      {language.value !== 'en' && <InOwnWords problem={problem} />}
      {ended && <SignInAgain then={again} />}
      {problem.detail || problem.status > 0
        ? <details open={problem.status >= 400 && problem.status < 500}><summary>{w.details}</summary><p lang="en">{problem.title}{problem.detail ? `. ${problem.detail}` : ''}{typeof problem.invocationId === 'string' && <> <code>{problem.invocationId}</code></>}</p></details>
        : null}
      <p class="row">
        {problem.status === 401 && !ended && <button type="button" class="main" onClick={() => void signIn()}>{w.signIn}</button>}
        {again && !ended && <button type="button" onClick={again}>{w.again}</button>}
      </p>
    </Notice>
  );
}

/** The service speaks English: what its commonest refusals mean stands here in the reader's language, above its own words. */
function InOwnWords({ problem }: { problem: Problem }) {
  const w = use(words);
  const meaning = w.problems[problem.title];
  const { parameter } = problem;
  return (
    <>
      {meaning && <p>{meaning}</p>}
      {typeof parameter === 'string' && <p>{fill(w.problemAt, parameter)}</p>}
    </>
  );
}

function said(status: number, wait: number | null, w: ShellWords): [title: string, help: string] {
  switch (status) {
    case -1: return [w.broken, w.brokenHelp];
    case 0: return [w.offline, w.offlineHelp];
    case 401: return [w.needsSignIn, w.needsSignInHelp];
    case 403: return [w.forbidden, ''];
    case 404: return [w.notThere, ''];
    case 409: return [w.withheld, ''];
    case 412: case 428: return [w.stale, w.staleHelp];
    case 429: return [w.busyService, fill(w.busyHelp, wait ?? 60)];
    default: return status >= 500 ? [w.failed, w.failedHelp] : [w.refused, ''];
  }
}
