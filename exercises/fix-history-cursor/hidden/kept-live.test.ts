import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("is not shifted by messages that arrive in the meantime", () => {
  const { write, page } = rooms();
  write("lobby", ...[1, 2, 3, 4, 5].map((n) => `m${n} 2026-05-04T09:0${n}:00.000Z`));
  const first = page("lobby", 2);
  write("lobby", "m6 2026-05-04T09:06:00.000Z", "m7 2026-05-04T09:07:00.000Z");
  expect(page("lobby", 2, first.next).messages.map(({ id }) => id)).toEqual(["m3", "m2"]);
});
