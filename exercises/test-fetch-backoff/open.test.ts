import { describe, expect, it, vi } from "vitest";
import { ApiError, fetchMessages } from "../src/messages-api";

const busy = () => new Response("", { status: 503 });
function platform(...answers: Response[]) {
  return { now: () => 0, sleep: vi.fn(async (_ms: number) => {}), fetch: vi.fn(async () => answers.shift()!) };
}

describe("Where within the range a wait lies", () => {
  it("is at its beginning", async () => {
    const world = platform(busy(), busy(), busy(), new Response('{"messages":[]}'));
    await fetchMessages(world, "lobby");
    expect(world.sleep.mock.calls.reduce((sum, [ms]) => sum + ms, 0)).toBe(7_000);
  });

  it("and it is one call of sleep", async () => {
    const world = platform(busy(), busy(), new Response('{"messages":[]}'));
    await fetchMessages(world, "lobby");
    expect(world.sleep).toHaveBeenCalledTimes(2);
  });
});

describe("The class and the message of the error", () => {
  const missing = () => fetchMessages(platform(new Response("", { status: 404 })), "lobby");

  it("are ApiError", async () => {
    await expect(missing()).rejects.toBeInstanceOf(ApiError);
  });

  it("and the status", async () => {
    await expect(missing()).rejects.toThrow("404");
  });
});

describe("Bodies that are not JSON", () => {
  it("are final", async () => {
    const world = platform(new Response("seven"));
    await fetchMessages(world, "lobby").catch(() => {});
    expect(world.fetch).toHaveBeenCalledTimes(1);
  });

  it("or without messages are read", async () => {
    expect(await fetchMessages(platform(new Response("{}")), "lobby")).toBeUndefined();
  });

  it("or with another status below 300 are read", async () => {
    expect(await fetchMessages(platform(new Response('{"messages":[]}', { status: 201 })), "lobby")).toEqual([]);
  });
});
