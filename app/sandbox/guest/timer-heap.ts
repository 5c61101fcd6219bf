/** Timers of one virtual clock. */
import { errorThrown, inScope, type Scope } from "./record";

export interface Timer {
  id: number;
  at: number;
  order: number;
  every: number | null;
  run: (...args: unknown[]) => unknown;
  args: unknown[];
  owner: Scope;
}

let nextOrder = 1;
/** Timers for the same time fire in the order they were created. */
export const takeOrder = (): number => nextOrder++;
export const ordersSoFar = (): number => nextOrder;

/** Timers in a binary heap, by time and then by order of creation. */
export class Clock {
  now: number;
  #heap: Timer[] = [];
  #byId = new Map<number, Timer>();

  readonly #moved: () => void;

  /** Calls `moved` whenever firing a timer has changed `now`. */
  constructor(now: number, moved: () => void) {
    this.now = now;
    this.#moved = moved;
  }

  add(timer: Timer): void {
    this.#byId.set(timer.id, timer);
    const heap = this.#heap;
    let i = heap.length;
    heap.push(timer);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(heap[i]!, heap[parent]!)) break;
      swap(heap, i, parent);
      i = parent;
    }
  }

  remove(id: number): void {
    this.#byId.delete(id);
  }

  has(id: number): boolean {
    return this.#byId.has(id);
  }

  get count(): number {
    return this.#byId.size;
  }

  /** The next timer that is not cancelled, without removing it. */
  peek(): Timer | undefined {
    for (;;) {
      const top = this.#heap[0];
      if (top === undefined || this.#byId.get(top.id) === top) return top;
      this.#pop();
    }
  }

  /** Moves to the next timer's time, removes the timer and runs it. */
  fire(): void {
    const timer = this.peek();
    if (timer === undefined) return;
    this.#pop();
    this.#byId.delete(timer.id);
    if (timer.at > this.now) this.now = timer.at;
    this.#moved();
    if (timer.every !== null) this.add({ ...timer, at: this.now + timer.every, order: takeOrder() });
    inScope(timer.owner, () => {
      try {
        timer.run.apply(undefined, timer.args);
      } catch (error) {
        errorThrown(error, "in a timer");
      }
    });
  }

  /** All timers that are not cancelled. */
  standing(): Timer[] {
    return [...this.#byId.values()];
  }

  clear(): void {
    this.#heap = [];
    this.#byId.clear();
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return;
    heap[0] = last;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const right = left + 1;
      let least = i;
      if (left < heap.length && before(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && before(heap[right]!, heap[least]!)) least = right;
      if (least === i) return;
      swap(heap, i, least);
      i = least;
    }
  }
}

const before = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order);
function swap(heap: Timer[], i: number, j: number): void {
  const held = heap[i]!;
  heap[i] = heap[j]!;
  heap[j] = held;
}
