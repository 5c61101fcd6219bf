import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("goes on where it was, though the last message shown was deleted", () => {
  const { store, write, page } = rooms();
  write("lobby", ...[1, 2, 3, 4, 5].map((n) => `m${n} 2026-05-04T09:0${n}:00.000Z`));
  const first = page("lobby", 2);
  store.remove("m4");
  store.remove("m5");
  expect(page("lobby", 2, first.next).messages.map(({ id }) => id)).toEqual(["m3", "m2"]);
});
