import { addressOf, type Message } from "./message";
import type { Platform } from "./platform";

/** Carries what the server said. */
class LoadingFailed extends Error {
  override readonly name = "LoadingFailed";
  readonly status: number;

  constructor(reply: Response) {
    super(reply.statusText || "Loading failed");
    this.status = reply.status;
  }
}

/** Waits in steps of a second at most, as the progress bar wants it. */
export async function fetchMessages(platform: Platform, room: string): Promise<Message[]> {
  let last: unknown;
  for (const seconds of [1, 2, 4, 0]) {
    let wait = seconds * 1_000;
    try {
      const reply = await platform.fetch(addressOf(room));
      if (reply.ok) return (await reply.json()).messages;
      last = new LoadingFailed(reply);
      if (reply.status < 429 || (reply.status > 429 && reply.status < 500)) break;
      wait = askedFor(reply, platform.now()) ?? wait;
    } catch (error) {
      last = error;
    }
    if (seconds === 0 || wait > 60_000) break;
    for (let left = wait; left > 0; left -= 1_000) await platform.sleep(Math.min(1_000, left));
  }
  throw last;
}

function askedFor(reply: Response, now: number): number | undefined {
  const header = (reply.headers.get("retry-after") ?? "").trim();
  if (/^[0-9]+$/.test(header)) return Number(header) * 1_000;
  const date = new Date(header);
  return header === "" || Number.isNaN(date.valueOf()) ? undefined : date.valueOf() - now;
}
