import { language, use } from './language';
import { Header } from './Header';
import { PageView } from './PageView';
import { expired } from './session';
import { Expired } from './Expired';
import { addressOf } from './config';
import { words } from '../words';
import { Notice } from '../ui/Notice';
import { ErrorBoundary } from './ErrorBoundary';
import { useEffect, useState } from 'preact/hooks';

/** What is around every page. */
export function Shell() {
  const w = use(words);
  return (
    <>
      <a class="skip" href="#content" onClick={toContent}>{w.skip}</a>
      <Header />
      <main id="content" tabIndex={-1}>
        {language.value === 'rw' && <Notice kind="info">{w.reviewNeeded}</Notice>}
        {expired.value && <Expired />}
        <ErrorBoundary><PageView /></ErrorBoundary>
      </main>
      <Footer />
    </>
  );
}

function Footer() {
  const w = use(words);
  const [api, setApi] = useState('/api/openapi.json');
  useEffect(() => void addressOf('/api/openapi.json').then(setApi, () => undefined), []);
  return (
    <footer class="foot">
      <p>{w.footer}</p>
      <p><a href={api}>{w.api}</a></p>
    </footer>
  );
}

// The address has the page in its path, which a fragment must not change.
function toContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
