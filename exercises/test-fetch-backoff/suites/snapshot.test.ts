import { expect, it } from "vitest";
import { fetchMessages } from "../src/messages-api";

/** Runs against a list of statuses and writes down what comes of it. */
async function record(...statuses: number[]): Promise<string> {
  const lines: string[] = [];
  const platform = {
    now: () => 0,
    sleep: async () => {},
    fetch: async (url: string) => {
      const status = statuses.shift() ?? 200;
      lines.push(`${url.slice(29)} ${status}`);
      return new Response('{"messages":[{"id":7,"text":"Seven"}]}', { status });
    },
  };
  const result = await fetchMessages(platform, "a b").catch(String);
  return [...lines, JSON.stringify(result)].join("\n");
}

it("has not changed for a good reply", async () => {
  expect(await record(200)).toBe('/rooms/a%20b/messages 200\n[{"id":7,"text":"Seven"}]');
});

it("has not changed for a missing room", async () => {
  expect(await record(404)).toBe("/rooms/a%20b/messages 404\n[]");
});

it("has not changed for a busy server", async () => {
  expect(await record(503, 200)).toBe("/rooms/a%20b/messages 503\n[]");
});
