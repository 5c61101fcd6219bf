import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("takes a time as a cursor, as clients hold it since yesterday", () => {
  const { write, page } = rooms();
  write("lobby", ...[1, 2, 3, 4].map((n) => `m${n} 2026-05-04T09:0${n}:00.000Z`));
  const { messages, next } = page("lobby", 1, "2026-05-04T09:03:00.000Z");
  expect(messages.map(({ id }) => id)).toEqual(["m2"]);
  expect(page("lobby", 1, next).messages.map(({ id }) => id)).toEqual(["m1"]);
});
