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

it("asks for the room", async () => {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return new Response('{"messages":[]}');
  };
  await fetchMessages({ fetch, sleep: async () => {}, now: () => 0 }, "lobby");
  expect(asked[0]).toContain("lobby");
});
