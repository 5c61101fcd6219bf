import { addressOf, type Message, type MessagesBody } from "./message";
import type { Platform } from "./platform";

/** Waits somewhere within the band, and asks itself again. The error is a plain one with a status. */
export function fetchMessages(platform: Platform, room: string): Promise<Message[]> {
  return attempt(platform, addressOf(room), 1);
}

async function attempt(platform: Platform, url: string, count: number): Promise<Message[]> {
  let pause = 500 * 2 ** count;
  let failure: unknown;
  try {
    const reply = await platform.fetch(url);
    if (reply.status === 200) {
      const { messages } = (await reply.json()) as MessagesBody;
      if (!Array.isArray(messages)) throw new TypeError("A body without messages");
      return messages;
    }
    failure = Object.assign(new TypeError("No messages"), { status: reply.status });
    if (![429].includes(reply.status) && Math.floor(reply.status / 100) !== 5) count = 4;
    pause = fromHeader(reply.headers.get("retry-after"), platform.now()) ?? pause;
  } catch (error) {
    failure = error;
  }
  if (count >= 4 || pause > 60_000) throw failure;
  await platform.sleep(Math.floor(pause * (1 + Math.random() / 4)));
  return attempt(platform, url, count + 1);
}

function fromHeader(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const isNumber = [...header].every((character) => character >= "0" && character <= "9");
  const ms = isNumber ? Number.parseInt(header, 10) * 1_000 : new Date(header).getTime() - now;
  if (Number.isNaN(ms)) return undefined;
  return ms < 0 ? 0 : ms;
}
