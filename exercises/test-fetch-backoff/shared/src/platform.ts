/** What code may know of the world: nothing else sends, waits or tells the time. */
export interface Platform {
  /** A GET request. Rejects if there is no connection. */
  fetch(url: string): Promise<Response>;
  /** Settles after so many milliseconds. */
  sleep(ms: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The app's. */
export const platform: Platform = {
  fetch: (url) => fetch(url),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: () => Date.now(),
};
