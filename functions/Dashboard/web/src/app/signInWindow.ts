import type { INavigator, IWindow, NavigateParams, NavigateResponse } from 'oidc-client-ts';

/**
 * Between the window that the issuer has sent back and the page that began the sign-in. What is sent is of use to that page alone, which holds the verifier;
 * and it needs no `opener`, which the opener policies of this page and of issuers cut.
 */
const name = 'sign-in';

type Message = { url: string } | { taken: string };

/** How long a window waits for its page. */
const patience = 10_000;

let waiting: BroadcastChannel | null = null;

class SignInWindow implements IWindow {
  readonly #window = open('about:blank', '_blank', 'popup,width=480,height=720');

  navigate({ url, state }: NavigateParams): Promise<NavigateResponse> {
    const target = this.#window;
    if (target === null) return Promise.reject(new WindowBlocked());
    // Of two windows only the newer is waited for.
    waiting?.close();
    const channel = (waiting = new BroadcastChannel(name));
    return new Promise((resolve) => {
      channel.onmessage = ({ data }: MessageEvent<Message>) => {
        if (!('url' in data) || stateOf(data.url) !== state) return;
        channel.postMessage({ taken: state } satisfies Message);
        channel.close();
        resolve({ url: data.url });
      };
      target.location.replace(url);
    });
  }

  close(): void {
    this.#window?.close();
  }
}

/** The browser opens no window for this page. */
export class WindowBlocked extends Error {
  override readonly name = 'WindowBlocked';
}

/** Signs in in a window of its own, so that the page stays as it is. */
export const inWindow: INavigator = {
  prepare: () => Promise.resolve(new SignInWindow()),
  callback: handOver,
};

/** Gives the page that began the sign-in the address that the issuer has sent this window back with. */
export function handOver(url: string): Promise<void> {
  const channel = new BroadcastChannel(name);
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No page waits for this sign-in.')), patience);
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (!('taken' in data) || data.taken !== stateOf(url)) return;
      clearTimeout(timer);
      resolve();
    };
    channel.postMessage({ url } satisfies Message);
  }).finally(() => channel.close());
}

export const stateOf = (url: string): string => new URL(url).searchParams.get('state') ?? '';
