import { printableLabel } from "./src/label";

/** What the carrier does, one after the other: a status, or 0 for no connection. The last one goes on for ever. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const order = random() < 0.9 ? 202 : pick([0, 200, 204, 400, 404, 429, 500, 503]);
  const gets = Array.from({ length: Math.floor(random() * 18) }, () =>
    pick([0, 204, 204, 204, 204, 204, 204, 204, 503, 500, random() < 0.2 ? pick([200, 404, 410, 302, 499]) : 204]),
  );
  return [[order, ...gets, pick([200, 204, 503, 0, 404])], pick([0, 0, 250])];
}

/** What came of it, and whether waits and ends are within the rules; how often was asked is left open. */
export async function call(args: unknown[]): Promise<unknown> {
  const [steps, slowness] = args as [readonly number[], number];
  let time = 0;
  let answeredAt = 0;
  let orderedAt = 0;
  let count = 0;
  let areGapsRight = true;
  let isLate = false;
  const world = {
    clock: () => time,
    pause: async (ms: number) => {
      time += ms;
    },
    ask: async (method: "POST" | "GET") => {
      if (count > 60) throw new Error("asked too often");
      if (method === "GET") {
        areGapsRight &&= time - answeredAt >= 2_000 && time - answeredAt <= 3_000;
        isLate ||= time - orderedAt > 30_000;
      }
      time += slowness;
      answeredAt = time;
      if (method === "POST") orderedAt = time;
      const status = steps[Math.min(count, steps.length - 1)] as number;
      count++;
      if (status === 0) throw new Error(`line ${count}`);
      return { status, body: status === 202 ? "job" : status === 200 ? "LABEL" : "" };
    },
  };
  const result = await printableLabel(world, "p1").catch((error: { status?: number; message: string }) =>
    error.status === undefined ? error.message : error.status,
  );
  return { result, areGapsRight, isLate, idle: time - answeredAt };
}
