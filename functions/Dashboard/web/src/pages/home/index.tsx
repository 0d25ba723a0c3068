import { use } from '../../app/language';
import { Link } from '../../app/Link';
import { routes } from '../../app/routes';
import { useTitle } from '../../app/title';
import { words as shell } from '../../words';
import { FirstOccupations } from './FirstOccupations';
import { Headlines } from './Headlines';
import { words } from './words';
import './home.css';

/** What a newcomer sees first: the release in a few figures, the occupations in shortage, and where to go on. */
export default function Page() {
  const w = use(words);
  useTitle('');
  return (
    <>
      <h1>{use(shell).product}</h1>
      <p class="lead">{w.lead}</p>
      <Headlines />
      <FirstOccupations />
      <h2>{w.parts}</h2>
      <ul class="grid parts">
        {routes.filter((route) => route.path !== '').map((route) => (
          <li key={route.path}>
            <Link to={route.path} class="card part"><b>{use(route.name)}</b><span>{w.says[route.path as keyof typeof w.says]}</span>{route.roles && <span class="fine">{w.afterSignIn}</span>}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
