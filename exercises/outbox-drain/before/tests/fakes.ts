import type { OutboxMessage } from "../src/outbox";

/** Messages by their ids: `messages("1 lobby", "2 sales")`. */
export function messages(...lines: string[]): OutboxMessage[] {
  return lines.map((line) => {
    const [id, room] = line.split(" ") as [string, string];
    return { id: Number(id), room, text: `Text ${id}` };
  });
}
