import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { use } from './language';
import { ProblemView } from './ProblemView';
import { NotFound } from './NotFound';
import { SignedIn } from './SignedIn';
import { find, type PageProps, type Route } from './routes';
import { path } from './router';
import { Waiting } from '../ui/Waiting';
import { SignInNeeded } from './SignInNeeded';
import { has, signedIn } from './session';

/** The page that the address names, fetched when it is first opened. */
export function PageView() {
  const main = useRef<string | null>(null);
  // Who goes to another page by keyboard or listens to it starts at the page's beginning, not where the link was.
  useEffect(() => {
    if (main.current !== null && main.current !== path.value) document.getElementById('content')?.focus({ preventScroll: true });
    main.current = path.value;
  }, [path.value]);
  if (path.value === 'signed-in') return <SignedIn />;
  const found = find(path.value);
  if (!found) return <NotFound />;
  const { route, rest } = found;
  if (route.roles && !(signedIn.value && has(...route.roles))) return <SignInNeeded title={use(route.name)} roles={route.roles} />;
  return <Lazy key={route.path} route={route} rest={rest} />;
}

function Lazy({ route, rest }: { route: Route; rest: string[] }) {
  const [Page, setPage] = useState<ComponentType<PageProps> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let there = true;
    route.load().then((loaded) => there && setPage(() => loaded.default), (e: unknown) => there && setError(e));
    return () => { there = false; };
  }, [turn]);
  // What a page's style begins with: style that was fetched stays when one goes on to another page.
  if (Page) return <div class={`page-${route.path || 'home'}`}><Page rest={rest} /></div>;
  // A page that was not fetched once is not asked for again by the browser: loading anew is.
  if (error) return <ProblemView error={error} again={() => (turn > 0 ? location.reload() : (setError(null), setTurn(1)))} />;
  return <Waiting height="40rem" />;
}
