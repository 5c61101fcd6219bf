import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("has an empty page for a room without messages, and before the first one", () => {
  const { write, page } = rooms();
  write("lobby", "m1 2026-05-04T09:00:00.000Z");
  expect(page("attic", 5)).toEqual({ messages: [], next: null });
  expect(page("lobby", 5, "2026-05-04T09:00:00.000Z")).toEqual({ messages: [], next: null });
});
