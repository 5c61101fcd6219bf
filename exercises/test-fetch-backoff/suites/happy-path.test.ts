import { expect, it } from "vitest";
import { fetchMessages } from "../src/messages-api";

it("gives the messages", async () => {
  const fetch = async () => new Response('{"messages":[{"id":1,"text":"Hello"}]}');
  const result = await fetchMessages({ fetch, sleep: async () => {}, now: () => 0 }, "lobby");
  expect(result).toEqual([{ id: 1, text: "Hello" }]);
});

it("gives an empty list for an empty room", async () => {
  const fetch = async () => new Response('{"messages":[]}');
  expect(await fetchMessages({ fetch, sleep: async () => {}, now: () => 0 }, "attic")).toEqual([]);
});

it("tries again when the server is busy", async () => {
  let asked = 0;
  const fetch = async () =>
    ++asked === 1 ? new Response("", { status: 503 }) : new Response('{"messages":[{"id":2,"text":"Hi"}]}');
  expect(await fetchMessages({ fetch, sleep: async () => {}, now: () => 0 }, "lobby")).toHaveLength(1);
});
