import { expect, it } from "vitest";
import { sidebarOf } from "../src/sidebar";

it("lists channels by name", async () => {
  const memberships = ["sales", "lobby"].map((name) => ({ channelId: name, name, joinedAt: 0, isMuted: false }));
  const unread = { messages: { countInEach: async () => new Map(), countIn: async () => 0 } };
  const channels = { membershipsOf: async () => memberships };
  const deps = { channels, ...unread, readMarks: { of: async () => new Map() } };
  expect((await sidebarOf(deps, "ana")).map(({ name }) => name)).toEqual(["lobby", "sales"]);
});
