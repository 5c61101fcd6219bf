import { addressOf, type Message, type MessagesBody } from "./message";
import type { Platform } from "./platform";

/** Before the second, the third and the fourth attempt. */
const WAITS = [1_000, 2_000, 4_000];

/** A reply that is no success. */
export class ApiError extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }
}

/** The messages of a room. What may pass is tried again; in the end the last error is thrown. */
export async function fetchMessages(platform: Platform, room: string): Promise<Message[]> {
  for (let attempt = 0; ; attempt++) {
    const reply = await platform.fetch(addressOf(room)).catch((error: unknown) => ({ error }));
    if ("error" in reply) {
      const wait = WAITS[attempt];
      if (wait === undefined) throw reply.error;
      await platform.sleep(wait);
      continue;
    }
    if (reply.ok) return ((await reply.json()) as MessagesBody).messages;

    const wait = WAITS[attempt];
    const asked = askedWait(reply, platform.now());
    const isFinal = reply.status !== 429 && reply.status < 500;
    if (isFinal || wait === undefined) throw new ApiError(reply.status);
    await platform.sleep(asked ?? wait);
  }
}

/** How many milliseconds the server asks us to wait, as seconds or as a date. Undefined if it asks for nothing. */
function askedWait({ headers }: Response, now: number): number | undefined {
  // Without the header this is "null", which is neither.
  const text = String(headers.get("retry-after"));
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const until = Date.parse(text);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
