import { useState } from 'preact/hooks';
import { use } from './language';
import { signInAgain } from './session';
import { WindowBlocked } from './signInWindow';
import { words } from '../words';
import { Notice } from '../ui/Notice';

/** Says that the sign-in has ended, and leads to the next one without leaving the page. */
export function Expired() {
  const w = use(words);
  return <div class="expired"><Notice kind="warn" title={w.expired}><p>{w.expiredHelp}</p><SignInAgain /></Notice></div>;
}

/** @param then What to do once somebody is signed in again. */
export function SignInAgain({ then }: { then?: () => void }) {
  const w = use(words);
  const [said, setSaid] = useState('');
  const begin = () => {
    setSaid(w.signingInWindow);
    signInAgain().then(() => { setSaid(''); then?.(); }, (error: unknown) => setSaid(error instanceof WindowBlocked ? w.windowBlocked : w.signInFailed));
  };
  return <p class="row"><button type="button" class="main" onClick={begin}>{w.signInAgain}</button><span role="status" class="fine">{said}</span></p>;
}
