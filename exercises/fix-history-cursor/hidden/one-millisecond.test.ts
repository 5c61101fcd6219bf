import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("shows each of five messages of one millisecond once, one to a page", () => {
  const { write, scroll } = rooms();
  const ids = ["k7", "k1", "k9", "k4", "k2"];
  write("dock", ...ids.map((id) => `${id} 2026-06-01T12:00:00.500Z`), "old 2026-06-01T11:00:00.000Z");
  const pages = scroll("dock", 1);
  expect(pages).toHaveLength(6);
  expect(pages.flat().toSorted()).toEqual([...ids, "old"].toSorted());
  expect(pages.at(-1)).toEqual(["old"]);
});
