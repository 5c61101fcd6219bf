/**
 * Virtual time. One clock runs by itself (when no job is left, the host fires the next timer, so nothing ever waits).
 * While `vi.useFakeTimers()` is on, a second clock moves only on request.
 *
 * `Date.now` needs no replacement: the engine asks the host for the time, and the host returns what this module last
 * reported. Long: the two clocks share the timers' ids, the date's shift, and which of them is active.
 */
import { currentScope } from "./record";
import { Clock, ordersSoFar, type Timer, takeOrder } from "./timer-heap";

/** The first instant of every run: an arbitrary fixed day (a Monday, without a daylight-saving change nearby). */
export const EPOCH = Date.UTC(2026, 0, 5, 9, 0, 0);

let tellTime: (ms: number) => void = () => {};
export function whenTimeMoves(listener: (ms: number) => void): void {
  tellTime = listener;
}

let nextId = 1;
const real = new Clock(EPOCH, announce);
let fake: Clock | null = null;
/** The shift of the date by `vi.setSystemTime` without fake timers. It doesn't affect timers. */
let dateShift = 0;

const active = () => fake ?? real;
function announce(): void {
  tellTime(fake ? fake.now : real.now + dateShift);
}

/** Ids of timers that the code has converted to numbers, as `Number(timer)` does. */
const asNumbers = new Set<number>();

/**
 * The return value of `setTimeout` and similar functions: an object, as in Node. A number cancels only a timer that was
 * converted to it, so that the code under test cannot cancel its test's timers by counting.
 */
class Timeout {
  readonly #timer: Timer;
  readonly #ms: number;

  constructor(timer: Timer, ms: number) {
    this.#timer = timer;
    this.#ms = ms;
    this.refresh();
  }

  static idOf(value: unknown): number | null {
    if (typeof value === "object" && value !== null && #timer in value) return value.#timer.id;
    const number = Number(value);
    return asNumbers.has(number) ? number : null;
  }

  /** Restarts the timer from now. */
  refresh(): this {
    cancel(this);
    const clock = active();
    clock.add({ ...this.#timer, at: clock.now + this.#ms, order: takeOrder() });
    return this;
  }
  close(): this {
    cancel(this);
    return this;
  }
  // In Node, these decide whether a timer keeps the process running. Here, they have no effect.
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  [Symbol.toPrimitive](): number {
    const { id } = this.#timer;
    asNumbers.add(id);
    return id;
  }
}
/** Tests and the code under test can reach this prototype, so it is frozen with the provided modules. */
export const timeoutPrototype: object = Timeout.prototype;

function schedule(run: unknown, delay: unknown, args: unknown[], repeat: boolean): Timeout {
  if (typeof run !== "function") throw new TypeError("a timer needs a function");
  const ms = Math.min(2 ** 31, Math.max(repeat ? 1 : 0, Math.trunc(Number(delay)) || 0));
  const timer: Timer = {
    id: nextId++,
    at: 0,
    order: 0,
    every: repeat ? ms : null,
    run: run as Timer["run"],
    args,
    owner: currentScope(),
  };
  return new Timeout(timer, ms);
}

function cancel(timer: unknown): void {
  const id = Timeout.idOf(timer);
  if (id === null) return;
  real.remove(id);
  fake?.remove(id);
}

/** The functions for the global object. */
export const globals = {
  setTimeout: (run: unknown, delay?: unknown, ...args: unknown[]) => schedule(run, delay, args, false),
  setInterval: (run: unknown, delay?: unknown, ...args: unknown[]) => schedule(run, delay, args, true),
  setImmediate: (run: unknown, ...args: unknown[]) => schedule(run, 0, args, false),
  clearTimeout: cancel,
  clearInterval: cancel,
  clearImmediate: cancel,
};

/** Milliseconds since the run began, by the current clock. */
export const performanceNow = () => (fake ? fake.now - fakeSince : real.now - EPOCH);
let fakeSince = EPOCH;

/** The clock that cannot be faked, for time limits. */
export const realNow = () => real.now;

/** Fires the next timer of the real clock, unless it is after `deadline`. */
export function fireNext(deadline: number): boolean {
  const next = real.peek();
  if (next === undefined || next.at > deadline) return false;
  real.fire();
  return true;
}

const toMs = (time: unknown): number => {
  const ms = time instanceof Date ? time.getTime() : new Date(time as string | number).getTime();
  if (Number.isNaN(ms)) throw new TypeError("that is not a date");
  return ms;
};
const needFake = (): Clock => {
  if (!fake) throw new Error("Timers are not faked: call vi.useFakeTimers() first");
  return fake;
};
/** Lets ready promises continue, for more turns than a promise chain in a test plausibly needs. */
export async function letJobsRun(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await null;
}
/** The maximum number of timers that one call fires, as in vitest. Without it, an interval would never end. */
const MAX_FIRED = 10_000;
const tooMany = () => new Error(`Aborting after running ${MAX_FIRED} timers, assuming an infinite loop!`);

export const fakeTimers = {
  use(options?: { now?: unknown }): void {
    const now = options?.now === undefined ? active().now + (fake ? 0 : dateShift) : toMs(options.now);
    fake = new Clock(now, announce);
    fakeSince = now;
    announce();
  },
  stop(): void {
    fake = null;
    dateShift = 0;
    announce();
  },
  isOn: () => fake !== null,
  setTime(time: unknown): void {
    const ms = toMs(time);
    if (fake) {
      const shift = ms - fake.now;
      fake = moved(fake, shift);
      fakeSince += shift;
    } else dateShift = ms - real.now;
    announce();
  },
  now: () => (fake ? fake.now : real.now + dateShift),
  count: () => needFake().count,
  clear: () => needFake().clear(),
  advance(ms: number): void {
    const clock = needFake();
    const to = clock.now + ms;
    for (let next = clock.peek(); next && next.at <= to; next = clock.peek()) clock.fire();
    reach(clock, to);
  },
  async advanceAsync(ms: number): Promise<void> {
    const clock = needFake();
    const to = clock.now + ms;
    await letJobsRun();
    for (let next = clock.peek(); next && next.at <= to; next = clock.peek()) {
      clock.fire();
      await letJobsRun();
    }
    reach(clock, to);
    await letJobsRun();
  },
  next(): void {
    needFake().fire();
  },
  async nextAsync(): Promise<void> {
    await letJobsRun();
    needFake().fire();
    await letJobsRun();
  },
  all(): void {
    const clock = needFake();
    for (let fired = 0; clock.peek(); fired++) {
      if (fired >= MAX_FIRED) throw tooMany();
      clock.fire();
    }
  },
  async allAsync(): Promise<void> {
    const clock = needFake();
    await letJobsRun();
    for (let fired = 0; clock.peek(); fired++) {
      if (fired >= MAX_FIRED) throw tooMany();
      clock.fire();
      await letJobsRun();
    }
  },
  pending(): void {
    const clock = needFake();
    const last = ordersSoFar();
    for (let next = clock.peek(); next && next.order < last; next = clock.peek()) clock.fire();
  },
  async pendingAsync(): Promise<void> {
    const clock = needFake();
    const last = ordersSoFar();
    await letJobsRun();
    for (let next = clock.peek(); next && next.order < last; next = clock.peek()) {
      clock.fire();
      await letJobsRun();
    }
  },
};

function reach(clock: Clock, to: number): void {
  if (clock.now < to) clock.now = to;
  if (fake === clock) announce();
}

/** Returns a clock whose time and timers are all shifted, because setting the system time must not fire any timer. */
function moved(clock: Clock, shift: number): Clock {
  const next = new Clock(clock.now + shift, announce);
  for (const timer of clock.standing()) next.add({ ...timer, at: timer.at + shift });
  return next;
}
