import { expect, it } from "vitest";
import { rooms } from "../tests/rooms";

// This history was always complete. Change it into one that the old code did not show completely.
it("shows every message once", () => {
  const { write, scroll } = rooms();
  write("lobby", "m1 2026-05-04T09:00:00.000Z", "m2 2026-05-04T09:00:00.001Z", "m3 2026-05-04T09:00:00.002Z");
  expect(scroll("lobby", 2).flat().toSorted()).toEqual(["m1", "m2", "m3"]);
});
