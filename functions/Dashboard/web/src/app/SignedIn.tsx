import { useEffect, useState } from 'preact/hooks';
import { use } from './language';
import { Link } from './Link';
import { finishSignIn } from './session';
import { useTitle } from './title';
import { words } from '../words';
import { Notice } from '../ui/Notice';

/** Where the issuer sends the browser back to. */
export function SignedIn() {
  const w = use(words);
  const [failed, setFailed] = useState('');
  const [elsewhere, setElsewhere] = useState(false);
  useTitle(w.signIn);
  useEffect(() => {
    finishSignIn().then((here) => {
      if (here) return;
      setElsewhere(true);
      close();
    }, (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)));
  }, []);
  if (elsewhere) return <p role="status">{w.signedInElsewhere}</p>;
  if (!failed) return <p role="status">{w.signingIn}</p>;
  return (
    <Notice kind="error" title={w.signInFailed}>
      <p>{w.signInFailedHelp}</p>
      <p class="fine" lang="en">{failed}</p>
      <p><Link to="">{w.back}</Link></p>
    </Notice>
  );
}
