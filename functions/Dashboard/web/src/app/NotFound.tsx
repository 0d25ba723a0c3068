import { use } from './language';
import { Link } from './Link';
import { useTitle } from './title';
import { words } from '../words';

export function NotFound() {
  const w = use(words);
  useTitle(w.notFound);
  return (
    <>
      <h1>{w.notFound}</h1>
      <p>{w.notFoundHelp} <Link to="">{w.back}</Link></p>
    </>
  );
}
