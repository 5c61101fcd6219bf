import { fetchMessages } from "./src/messages-api";

const START = Date.UTC(2026, 4, 4, 9);

/** What the server does, one after the other: a status with or without "retry-after", or no connection. */
interface Step {
  readonly status: number;
  readonly retryAfter?: string;
}

export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const step = (): Step => {
    const status = pick([0, 200, 400, 404, 428, 429, 429, 430, 499, 500, 503, 503, 503, 599]);
    if (random() < 0.5) return { status };
    const date = new Date(START + pick([-60_000, 0, 1_000, 30_000, 59_000, 60_000, 61_000, 90_000])).toUTCString();
    return { status, retryAfter: pick(["0", "1", "2", "7", "59", "60", "61", "3600", "soon", "", date, date]) };
  };
  return [Array.from({ length: 5 }, step)];
}

/** How often was asked, the waits in between (by the second, as the band begins), and what came of it. */
export async function call(args: unknown[]): Promise<unknown> {
  const [steps] = args as [readonly Step[]];
  let time = START;
  let last = time;
  const waits: number[] = [];
  const platform = {
    now: () => time,
    sleep: async (ms: number) => {
      time += ms;
    },
    fetch: async () => {
      if (waits.length > 0 || time > last) waits.push(time - last);
      else waits.push(0);
      last = time;
      const { status, retryAfter } = steps[waits.length - 1] ?? { status: 200 };
      if (status === 0) throw new Error(`line ${waits.length}`);
      const headers = retryAfter === undefined ? undefined : { "retry-after": retryAfter };
      return new Response(`{"messages":[{"id":${waits.length},"text":"Hi"}]}`, headers ? { status, headers } : { status });
    },
  };
  const result = await fetchMessages(platform, "lobby").catch((error: { status?: number; message: string }) =>
    error.status === undefined ? error.message : error.status,
  );
  return { waits, result, after: time - last };
}
