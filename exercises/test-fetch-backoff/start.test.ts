import { describe, expect, it } from "vitest";
import { addressOf, type Message } from "../src/message";
import { fetchMessages } from "../src/messages-api";
import type { Platform } from "../src/platform";

const hello: Message = { id: 1, text: "Hello" };
const messages = (...list: Message[]) => new Response(JSON.stringify({ messages: list }));

/** A world in which the server answers as scripted, one after the other. Waiting costs no time, but is noted. */
function world(...answers: (Response | Error)[]) {
  const start = Date.parse("2026-05-04T09:00:00Z");
  let time = start;
  /** Each request, with the milliseconds since the start. */
  const requests: { at: number; url: string }[] = [];
  const platform: Platform = {
    now: () => time,
    sleep: async (ms) => {
      time += ms;
    },
    fetch: async (url) => {
      requests.push({ at: time - start, url });
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error("asked too often");
      return answer;
    },
  };
  return { platform, requests, timePassed: () => time - start };
}

describe("fetchMessages", () => {
  it("gives the messages", async () => {
    const { platform, requests } = world(messages(hello));
    expect(await fetchMessages(platform, "lobby")).toEqual([hello]);
    expect(requests).toEqual([{ at: 0, url: addressOf("lobby") }]);
  });

  // What if the server is busy? If the line breaks? Twice? For good? Look at the requests, their times, and the result.
});
