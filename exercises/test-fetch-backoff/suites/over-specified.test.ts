import { expect, it, vi } from "vitest";
import { ApiError, fetchMessages } from "../src/messages-api";

const busy = (headers = {}) => new Response("", { status: 503, headers });
const good = () => new Response('{"messages":[]}');

function platform(...answers: Response[]) {
  return { now: () => 0, sleep: vi.fn(async () => {}), fetch: vi.fn(async () => answers.shift()!) };
}

it("sleeps exactly one, two and four seconds", async () => {
  const world = platform(busy(), busy(), busy(), good());
  await fetchMessages(world, "lobby");
  expect(world.sleep.mock.calls).toEqual([[1_000], [2_000], [4_000]]);
});

it("sleeps exactly as long as the server asks", async () => {
  const world = platform(busy({ "retry-after": "7" }), good());
  await fetchMessages(world, "lobby");
  expect(world.sleep).toHaveBeenCalledWith(7_000);
});

it("throws an ApiError", async () => {
  const missing = platform(new Response("", { status: 404 }));
  await expect(fetchMessages(missing, "lobby")).rejects.toBeInstanceOf(ApiError);
});

it("tells the status in the text", async () => {
  const missing = platform(new Response("", { status: 404 }));
  await expect(fetchMessages(missing, "lobby")).rejects.toThrow("404");
});

it("calls sleep once for one retry", async () => {
  const world = platform(busy(), good());
  await fetchMessages(world, "lobby");
  expect(world.fetch).toHaveBeenCalledTimes(2);
});
