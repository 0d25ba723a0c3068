import { signal } from '@preact/signals';

/** What the server says of itself. A static host ships its own `config.json` beside `index.html`. */
export interface Config {
  /** Origin of the API; empty where it is the dashboard's own. */
  api: string;
  /** Origin of what was released, the statistics; likewise. */
  open: string;
  /** The OpenID Connect issuer; empty where nobody can sign in. */
  authority: string;
  clientId: string;
  scope: string;
  trialBytes?: number;
}

/** Whether this is a development machine, whose files are made up and whose users choose who they are. */
export const development = signal(false);

/** Whether there is an issuer to sign in with; taken for granted until the server has said. */
export const hasIssuer = signal(true);

/** The largest file that the service checks without its being delivered, in bytes; where the server does not say, the service is asked. */
export const trialBytes = signal(Infinity);

const origin = (text: string | undefined): string => (text ?? '').replace(/\/$/, '');

let read: Promise<Config> | undefined;

/** Asked once; again after a failure. */
export function readConfig(): Promise<Config> {
  read ??= fetch(`${import.meta.env.BASE_URL}config.json`, { headers: { Accept: 'application/json' } })
    .then(async (response) => {
      if (!response.ok) throw new Error(`config.json: ${response.status}`);
      const config = (await response.json()) as Partial<Config>;
      hasIssuer.value = Boolean(config.authority && config.clientId);
      development.value = /\/api\/dev$/.test(config.authority ?? '');
      trialBytes.value = config.trialBytes ?? Infinity;
      return { api: origin(config.api), open: origin(config.open), authority: config.authority ?? '', clientId: config.clientId ?? '', scope: config.scope ?? 'openid' };
    })
    .catch((error: unknown) => {
      read = undefined;
      throw error;
    });
  return read;
}

/** What the app for everybody serves, which holds what was released and nothing else; where it is another than the app for those who signed in. */
const released = [
  /^\/(rest|v2|api\/(tables|releases|config))(?=[/?]|$)/,
  /^\/api\/occupations-in-demand(\/versions.*)?(\?|$)/,
  /^\/api\/(indicators\/occupations|diaspora\/(briefs|consent-texts)|labour-market-tests\/(schema|rule-sets|outbound)|openapi\.json)(?=[/?]|$)/,
];

/** The whole address of something of the API, such as `/api/tables`. What is changed is changed where one signs in. */
export async function addressOf(path: string, method = 'GET'): Promise<string> {
  const config = await readConfig();
  return (method === 'GET' && released.some((one) => one.test(path)) ? config.open : config.api) + path;
}
