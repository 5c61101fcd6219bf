import { expect, it } from "vitest";
import { office } from "../tests/office";

it("lists every entry once", () => {
  const { pages } = office("a 2026-05-04T09:00:00.000Z", "b 2026-05-04T09:00:00.000Z", "c 2026-05-05T11:00:00.000Z");
  expect(pages(1).flat().toSorted()).toEqual(["a", "b", "c"]);
});
