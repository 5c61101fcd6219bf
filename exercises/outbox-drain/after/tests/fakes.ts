import { Drain, type DrainListener } from "../src/drain";
import type { OutboxMessage } from "../src/outbox";

/** Messages by their ids: `messages("1 lobby", "2 sales")`. */
export function messages(...lines: string[]): OutboxMessage[] {
  return lines.map((line) => {
    const [id, room] = line.split(" ") as [string, string];
    return { id: Number(id), room, text: `Text ${id}` };
  });
}

/** A drain with everything in memory. Rooms in `closed` take nothing; `down` lets the outbox or the metrics fail. */
export function drainOver(stored: readonly OutboxMessage[], listeners: DrainListener[] = []) {
  const rows = new Map(stored.map((message) => [message.id, message]));
  const closed = new Set<string>();
  const down = new Set<"outbox" | "metrics">();
  const seen: string[] = [];
  const buried: string[] = [];
  const logged: string[] = [];
  const fail = (part: "outbox" | "metrics") => {
    if (down.has(part)) throw new Error(`${part} is down`);
  };
  const outbox = {
    async after(id: number, limit: number) {
      fail("outbox");
      return [...rows.values()].filter((row) => row.id > id).slice(0, limit);
    },
    remove: async (id: number) => void rows.delete(id),
    setFailures: async (id: number, failures: number) => void rows.set(id, { ...rows.get(id)!, failures }),
    async bury(id: number, reason: string) {
      rows.delete(id);
      buried.push(`${id}: ${reason}`);
    },
  };
  const rooms = {
    async publish({ id, room }: OutboxMessage) {
      await Promise.resolve();
      if (closed.has(room)) throw new Error(`${room} is closed`);
      seen.push(`${room} ${id}`);
    },
  };
  const metrics = { count: async () => fail("metrics") };
  const log = { warn: (text: string) => void logged.push(text) };
  const drain = new Drain({ outbox, rooms, metrics, log, listeners });
  return { drain, rows, closed, down, seen, buried, logged, log };
}
