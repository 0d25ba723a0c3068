import { useState } from 'preact/hooks';
import { hasIssuer } from './config';
import { use } from './language';
import { ProblemView } from './ProblemView';
import { session, signIn, type Role } from './session';
import { useTitle } from './title';
import { words } from '../words';
import { Notice } from '../ui/Notice';

/** Says that a page or a part of it needs a sign-in, or another role than the caller has. */
export function SignInNeeded({ title, roles }: { title?: string; roles: Role[] }) {
  const w = use(words);
  const [error, setError] = useState<unknown>(null);
  useTitle(title);
  const forbidden = session.value !== null;
  return (
    <>
      {title && <h1>{title}</h1>}
      <Notice kind={forbidden ? 'error' : 'info'} title={forbidden ? w.forbidden : w.needsSignIn}>
        <p>{w.forRoles}</p>
        <ul class="inline">{roles.map((role) => <li key={role}>{w.roles[role]}</li>)}</ul>
        {!forbidden && <p>{hasIssuer.value ? w.needsSignInHelp : w.noIssuer}</p>}
        {!forbidden && hasIssuer.value && <p><button type="button" class="main" onClick={() => signIn().catch(setError)}>{w.signIn}</button></p>}
      </Notice>
      {error !== null && <ProblemView error={error} again={() => { setError(null); signIn().catch(setError); }} />}
    </>
  );
}
