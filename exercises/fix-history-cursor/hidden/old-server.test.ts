import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("reads times with an offset as the moment that they name", () => {
  const { write, scroll } = rooms();
  write("lobby", "new1 2026-03-02T09:00:10.000Z", "old1 2026-03-02T10:00:05.000+01:00");
  write("lobby", "new2 2026-03-02T09:30:00.000Z", "old2 2026-03-02T10:20:00.000+01:00");
  write("lobby", "new3 2026-03-02T09:10:00.000Z");
  expect(scroll("lobby", 2)).toEqual([["new2", "old2"], ["new3", "new1"], ["old1"]]);
});
