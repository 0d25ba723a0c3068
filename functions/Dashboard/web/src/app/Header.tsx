import { useEffect, useState } from 'preact/hooks';
import { choose, language, languages, use } from './language';
import { development, hasIssuer } from './config';
import { Link } from './Link';
import { find, routes } from './routes';
import { address, path } from './router';
import { has, session, signIn, signOut, signedIn } from './session';
import { switchTheme, theme } from './theme';
import { words } from '../words';

const names = { en: 'English', fr: 'Français', rw: 'Kinyarwanda' };

/** The product's name, the pages, and the choices that hold for all of them. */
export function Header() {
  const w = use(words);
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [address.value]);
  return (
    <header class="head">
      <div class="bar">
        <Link to="" class="brand"><b>{w.product}</b><span class={development.value ? 'made-up' : ''}>{development.value ? w.madeUp : w.tagline}</span></Link>
        <div class="choices">
          <label class="pick"><span class="hidden">{w.language}</span>
            <select value={language.value} onChange={(e) => choose(e.currentTarget.value as (typeof languages)[number])}>
              {languages.map((tag) => <option key={tag} value={tag} lang={tag}>{names[tag]}</option>)}
            </select>
          </label>
          <button type="button" class="quiet" onClick={switchTheme} aria-label={`${w.theme}: ${theme.value === 'dark' ? w.toLight : w.toDark}`}>
            <span aria-hidden="true">{theme.value === 'dark' ? '☀' : '☾'}</span><span class="wide">{theme.value === 'dark' ? w.toLight : w.toDark}</span>
          </button>
          <SignIn />
          <button type="button" class="quiet menu" aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)}>{w.menu}</button>
        </div>
      </div>
      <nav id="pages" class={open ? 'open' : ''} aria-label={w.pages}>
        <ul>
          {routes.filter((route) => !route.roles || !signedIn.value || has(...route.roles)).map((route) => (
            <li key={route.path}><Link to={route.path} aria-current={find(path.value)?.route === route ? 'page' : undefined}>{use(route.name)}</Link></li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function SignIn() {
  const w = use(words);
  const [failed, setFailed] = useState(false);
  if (!hasIssuer.value) return null;
  if (!session.value)
    return <button type="button" class="main" title={failed ? w.offline : undefined} onClick={() => signIn().catch(() => setFailed(true))}>{failed ? w.again : w.signIn}</button>;
  const { roles, agency } = session.value;
  const who = [...roles.map((role) => w.roles[role] ?? role), ...(agency ? [agency.toUpperCase()] : [])].join(', ');
  return (
    <span class="who">
      <span class="wide">{who}</span>
      <button type="button" title={`${w.signedInAs}: ${who}`} onClick={() => void signOut()}>{w.signOut}</button>
    </span>
  );
}
