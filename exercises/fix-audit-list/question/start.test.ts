import { expect, it } from "vitest";
import { office } from "../tests/office";

// The old code listed all of these. Change them into entries that the old code listed only in part and yours lists in full.
it("lists every entry once", () => {
  const { pages } = office("a 2026-05-04T09:00:00.000Z", "b 2026-05-04T09:00:00.001Z", "c 2026-05-05T11:00:00.000Z");
  expect(pages(2).flat().toSorted()).toEqual(["a", "b", "c"]);
});
