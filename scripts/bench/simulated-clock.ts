/** A clock that stands still but when it is told to go on; everything in this process reads it by `Date`. */
export interface SimulatedClock {
  now(): number;
  pass(ms: number): void;
  /** Goes on to a moment; one that is over already changes nothing. */
  reach(moment: number): void;
}

/** Puts a clock in the place of `Date`'s. Timers go on by the real one. */
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
