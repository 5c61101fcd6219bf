/** How many requests a client may make in a window. */
export const MAX_REQUESTS = 60;
const WINDOW_MS = 60_000;
/** How many clients are remembered. */
export const MAX_CLIENTS = 5_000;

/** What a client has made of the time since its first request. */
interface Window {
  readonly startedAt: number;
  used: number;
}

export interface Decision {
  readonly isAllowed: boolean;
  /** How many more requests this window takes. */
  readonly remaining: number;
  /** Until the window ends; at least 1. */
  readonly secondsLeft: number;
}

/** By client id, in the order in which they began: a Map keeps the order of its keys' arrival. */
const windows = new Map<string, Window>();

/**
 * Asks for one request of a client. What is refused does not count, and a window ends when it ends, however often
 * somebody knocks meanwhile.
 *
 * @param now milliseconds, from a clock that is never set back
 */
export function takeRequest(clientId: string, now: number): Decision {
  const window = currentWindow(clientId, now);
  const secondsLeft = Math.ceil((window.startedAt + WINDOW_MS - now) / 1_000);
  if (window.used >= MAX_REQUESTS) return { isAllowed: false, remaining: 0, secondsLeft };

  window.used++;
  return { isAllowed: true, remaining: MAX_REQUESTS - window.used, secondsLeft };
}

/** How many clients are in memory, for the metrics. */
export function rememberedClients(): number {
  return windows.size;
}

/** The window that a client is in: a new one if there is none, or if the last one has ended. */
function currentWindow(clientId: string, now: number): Window {
  const known = windows.get(clientId);
  if (known && !hasEnded(known, now)) return known;

  // A key that is set again would keep its old place, so it goes first.
  windows.delete(clientId);
  makeRoom(now);
  const started: Window = { startedAt: now, used: 0 };
  windows.set(clientId, started);
  return started;
}

/** Forgets windows that have ended, and others too while there is no room for one more: the oldest goes first. */
function makeRoom(now: number): void {
  for (const [clientId, window] of windows) {
    if (!hasEnded(window, now) && windows.size < MAX_CLIENTS) return;
    windows.delete(clientId);
  }
}

function hasEnded({ startedAt }: Window, now: number): boolean {
  return now - startedAt >= WINDOW_MS;
}
