import { expect, it } from "vitest";
import { printableLabel } from "../src/label";

/** Everything that is asked and given, as one text. */
async function transcript(...statuses: number[]): Promise<string> {
  const log: string[] = [];
  const world = {
    clock: () => 0,
    pause: async () => {},
    ask: async (method: string, path: string) => {
      const status = statuses.shift() ?? 404;
      log.push(`${method} ${path}: ${status}`);
      return { status, body: status === 202 ? "j9" : status === 200 ? "LABEL" : "" };
    },
  };
  const given = await printableLabel(world, "p 1").catch(String);
  return [...log, JSON.stringify(given)].join("; ");
}

it("has not changed for a label that is ready", async () => {
  expect(await transcript(202, 200)).toBe('POST /labels/p%201: 202; GET /jobs/j9: 200; "LABEL"');
});

it("has not changed for an unknown job", async () => {
  expect(await transcript(202, 404)).toBe('POST /labels/p%201: 202; GET /jobs/j9: 404; ""');
});

it("has not changed for a job that is not ready", async () => {
  expect(await transcript(202, 204)).toBe('POST /labels/p%201: 202; GET /jobs/j9: 204; ""');
});
