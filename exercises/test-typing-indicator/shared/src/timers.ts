export type TimerId = ReturnType<typeof setTimeout>;

/** The clock and the timers that code may use: nothing else tells it the time. */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number;
  set(run: () => void, ms: number): TimerId;
  /** Does nothing for a timer that has fired, or that is not there. */
  clear(id: TimerId | null | undefined): void;
}

/** Those of the platform. They are looked up with each call, so that `vi.useFakeTimers()` stands in for them. */
export const platformTimers: Timers = {
  now: () => Date.now(),
  set: (run, ms) => setTimeout(run, ms),
  clear: (id) => clearTimeout(id ?? undefined),
};
