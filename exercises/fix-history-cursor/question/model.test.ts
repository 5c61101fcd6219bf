import { expect, it } from "vitest";
import { rooms } from "../tests/rooms";

it("shows every message once", () => {
  const { write, scroll } = rooms();
  write("lobby", "m1 2026-05-04T09:00:00.000Z", "m2 2026-05-04T09:00:00.001Z", "m3 2026-05-04T09:00:00.001Z");
  expect(scroll("lobby", 1).flat().toSorted()).toEqual(["m1", "m2", "m3"]);
});
