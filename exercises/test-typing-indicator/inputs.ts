import type { TimerId, Timers } from "./src/timers";
import { TypingIndicator } from "./src/typing-indicator";

/** What happens in which room (one of the three), and how many milliseconds pass afterwards. */
interface Step {
  readonly key?: string;
  readonly sent?: string;
  readonly leave?: string;
  readonly thenMs: number;
}

/** When a story begins, in milliseconds since 1970: some day. */
const START = 1_772_442_000_000;

/** One story: up to six things that happen in two rooms. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const step = (): Step => ({
    [pick(["key", "key", "key", "key", "sent", "leave"])]: pick(["lobby", "lobby", "sales"]),
    thenMs: pick([0, 1, 500, 1_000, 1_999, 2_000, 2_999, 3_000, 3_001, 4_999, 5_000, 5_001, 7_500]),
  });
  return [Array.from({ length: pick([1, 2, 3, 4, 5, 6]) }, step)];
}

/** Timers that fire only when told to. */
function scriptedTimers() {
  const waiting = new Map<number, { at: number; run: () => void }>();
  let now = START;
  let last = 0;
  const timers: Timers = {
    now: () => now,
    set(run, ms) {
      last += 1;
      waiting.set(last, { at: now + ms, run });
      return last as unknown as TimerId;
    },
    clear: (id) => void waiting.delete(id as unknown as number),
  };
  async function pass(ms: number): Promise<void> {
    const until = now + ms;
    await Promise.resolve();
    for (;;) {
      const [next] = [...waiting].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      const [id, { at, run }] = next;
      waiting.delete(id);
      now = at;
      run();
      await Promise.resolve();
    }
    now = until;
  }
  return { timers, pass, count: () => waiting.size };
}

/** What was announced, and when; and how many timers are left a quarter of a minute later. */
export async function call(args: unknown[]): Promise<unknown> {
  const [steps] = args as [readonly Step[]];
  const { timers, pass, count } = scriptedTimers();
  const told: { at: number; text: string }[] = [];
  const indicator = new TypingIndicator(({ room, type }) => {
    const at = timers.now() - START;
    told.push({ at, text: `${at} ms: ${type} in ${room}` });
  }, timers);
  for (const { key, sent, leave, thenMs } of steps) {
    if (key) indicator.keyPressed(key);
    if (sent) indicator.messageSent(sent);
    if (leave) indicator.leave(leave);
    await pass(thenMs);
  }
  await pass(15_000);
  // What two rooms announce in one moment may come in either order.
  told.sort((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1));
  return { announced: told.map(({ text }) => text), timersLeft: count() };
}
