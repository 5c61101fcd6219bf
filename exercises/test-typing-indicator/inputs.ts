import type { TimerId, Timers } from "./src/timers";
import { TypingIndicator } from "./src/typing-indicator";

type Step = readonly [what: "key" | "sent" | "leave", room: string, then: number];

/** One story: up to six things that happen in two rooms, each followed by some milliseconds. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const step = (): Step => [
    pick(["key", "key", "key", "key", "sent", "leave"] as const),
    pick(["lobby", "lobby", "sales"]),
    pick([0, 1, 500, 1_000, 1_999, 2_000, 2_999, 3_000, 3_001, 4_999, 5_000, 5_001, 7_500]),
  ];
  return [Array.from({ length: pick([1, 2, 3, 4, 5, 6]) }, step)];
}

/** Timers that fire only when told to. */
function scriptedTimers() {
  const waiting = new Map<number, { at: number; run: () => void }>();
  let now = 0;
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
  const told: string[] = [];
  const indicator = new TypingIndicator(({ room, type }) => told.push(`${timers.now()} ${type} ${room}`), timers);
  for (const [what, room, then] of steps) {
    if (what === "key") indicator.keyPressed(room);
    else if (what === "sent") indicator.messageSent(room);
    else indicator.leave(room);
    await pass(then);
  }
  await pass(15_000);
  // What two rooms announce in one moment may come in either order.
  return { told: told.sort(), timers: count() };
}
