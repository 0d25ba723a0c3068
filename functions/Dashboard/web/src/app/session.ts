import { computed, signal } from '@preact/signals';
import type { User, UserManager } from 'oidc-client-ts';
import { readConfig } from './config';
import { address, go, href } from './router';

/** The API's roles. */
export type Role =
  | 'AgencySubmitter' | 'AgencyCertifier' | 'CoordinationReader' | 'CoordinationApprover' | 'LabourOfficer' | 'DiasporaManager' | 'Statistician' | 'Operator';

export interface Session {
  roles: Role[];
  /** Short name of the caller's own agency. */
  agency: string | null;
}

/** Who is signed in, as far as pages need to know; what anybody may do the API decides. */
export const session = signal<Session | null>(null);

/** Whether the sign-in ended by itself, which is worth telling. */
export const expired = signal(false);

export const signedIn = computed(() => session.value !== null);

/** Whether one of the roles is the caller's. */
export const has = (...roles: Role[]): boolean => session.value?.roles.some((role) => roles.includes(role)) ?? false;

// In memory only, as is the token that it holds: neither outlives the page. What the protocol must know again after the way to the issuer and back
// (state, PKCE verifier) waits in the tab's session storage until then.
let manager: Promise<UserManager> | undefined;
let user: User | null = null;

/** The bearer token, for the API alone. */
export const token = (): string | null => (user && !user.expired ? user.access_token : null);

function users(): Promise<UserManager> {
  manager ??= Promise.all([import('oidc-client-ts'), readConfig()]).then(([oidc, config]) => {
    const made = new oidc.UserManager({
      authority: config.authority,
      client_id: config.clientId,
      scope: config.scope,
      redirect_uri: location.origin + href('signed-in'),
      post_logout_redirect_uri: location.origin + href(''),
      response_type: 'code',
      userStore: new oidc.WebStorageStateStore({ store: new oidc.InMemoryWebStorage() }),
      stateStore: new oidc.WebStorageStateStore({ store: sessionStorage, prefix: 'sign-in.' }),
      automaticSilentRenew: false,
      monitorSession: false,
      loadUserInfo: false,
    });
    // Without a refresh token a renewal would need a frame of the issuer, which the content security policy forbids.
    made.events.addAccessTokenExpiring(() => {
      if (user?.refresh_token) void made.signinSilent().then(take, () => undefined);
    });
    made.events.addAccessTokenExpired(() => {
      take(null);
      expired.value = true;
    });
    return made;
  });
  manager.catch(() => (manager = undefined));
  return manager;
}

/** Leads to the issuer, and back to the page that one came from. */
export async function signIn(): Promise<void> {
  const { path, query } = address.value;
  await (await users()).signinRedirect({ state: { to: path + (query.size ? `?${query.toString()}` : '') } });
}

/** What is left to do when the issuer has sent the browser back. */
export async function finishSignIn(): Promise<void> {
  const back = await (await users()).signinRedirectCallback();
  take(back);
  expired.value = false;
  go((back.state as { to?: string } | undefined)?.to ?? '', true);
}

export async function signOut(): Promise<void> {
  const all = await users();
  const leaving = user;
  take(null);
  await all.removeUser();
  const { end_session_endpoint: end } = await all.settings.metadata ?? (await all.metadataService.getMetadata());
  if (end && leaving) await all.signoutRedirect({ id_token_hint: leaving.id_token });
  else go('');
}

function take(next: User | null): void {
  user = next;
  session.value = next && sessionOf(next.access_token);
}

/** Reads the claims that the API goes by. Nothing is checked here: the API does that with every request. */
function sessionOf(accessToken: string): Session {
  const claims = claimsOf(accessToken);
  const roles = Array.isArray(claims.roles) ? claims.roles : typeof claims.roles === 'string' ? [claims.roles] : [];
  return { roles: roles as Role[], agency: typeof claims.agency === 'string' ? claims.agency : null };
}

function claimsOf(accessToken: string): Record<string, unknown> {
  try {
    const body = accessToken.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(body.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    return {}; // an opaque token: the API knows what it allows
  }
}
