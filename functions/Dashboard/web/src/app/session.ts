import { computed, signal } from '@preact/signals';
import type { User, UserManager } from 'oidc-client-ts';
import { readConfig } from './config';
import { address, go, href } from './router';
import { handOver, inWindow, stateOf } from './signInWindow';

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

/** Whether the sign-in ended by itself. The page stays, with what was typed, until somebody signs in again. */
export const expired = signal(false);

export const signedIn = computed(() => session.value !== null);

/** Whether one of the roles is the caller's. */
export const has = (...roles: Role[]): boolean => session.value?.roles.some((role) => roles.includes(role)) ?? false;

// In memory only, as is the token that it holds: neither outlives the page. What the protocol must know again after the way to the issuer and back
// (state, PKCE verifier) waits in the tab's session storage until then.
const prefix = 'sign-in.';
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
      popup_redirect_uri: location.origin + href('signed-in'),
      post_logout_redirect_uri: location.origin + href(''),
      response_type: 'code',
      userStore: new oidc.WebStorageStateStore({ store: new oidc.InMemoryWebStorage() }),
      stateStore: new oidc.WebStorageStateStore({ store: sessionStorage, prefix }),
      automaticSilentRenew: false,
      monitorSession: false,
      loadUserInfo: false,
    }, undefined, inWindow);
    // Without a refresh token a renewal would need a frame of the issuer, which the content security policy forbids.
    made.events.addAccessTokenExpiring(() => {
      if (user?.refresh_token) void made.signinSilent().then(take, () => undefined);
    });
    made.events.addAccessTokenExpired(ended);
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

/** Signs in again in a window of its own. @throws The window was not opened, or the issuer signed nobody in. */
export async function signInAgain(): Promise<void> {
  take(await (await users()).signinPopup());
}

/** The token holds no longer. Who was signed in stays known, so that the page stays too. */
export function ended(): void {
  user = null;
  if (session.value) expired.value = true;
}

/**
 * What is left to do when the issuer has sent the browser back.
 * @returns Whether the sign-in began here; otherwise the page that began it has it now.
 */
export async function finishSignIn(): Promise<boolean> {
  if (sessionStorage.getItem(prefix + stateOf(location.href)) === null) {
    await handOver(location.href);
    return false;
  }
  const back = await (await users()).signinRedirectCallback();
  take(back);
  go((back.state as { to?: string } | undefined)?.to ?? '', true);
  return true;
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
  expired.value = false;
  const found = next && sessionOf(next.access_token);
  // The same person again is no change that pages would have to be drawn anew for.
  if (JSON.stringify(found) !== JSON.stringify(session.value)) session.value = found;
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
