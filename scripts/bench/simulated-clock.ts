/** A clock that advances only when `pass` or `reach` is called. All code in this process uses it through `Date`. */
export interface SimulatedClock {
  now(): number;
  pass(ms: number): void;
  /** Advances to a time. Does nothing if the time is in the past. */
  reach(moment: number): void;
}

/** Replaces `Date`'s clock. Timers still use the real clock. */
export function simulateClock(from: number): SimulatedClock {
  let moment = from;
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(moment);
      else super(...(args as [number]));
    }
    static override now(): number {
      return moment;
    }
  } as DateConstructor;
  return {
    now: () => moment,
    pass: (ms) => {
      moment += ms;
    },
    reach: (other) => {
      moment = Math.max(moment, other);
    },
  };
}
