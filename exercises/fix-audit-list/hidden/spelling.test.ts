import { expect, it } from "vitest";
import { office } from "./office";

it("lists entries of the old module among the others", () => {
  const { pages } = office(
    "new1 2026-03-02T09:00:00.000Z",
    "old1 2026-03-02 10:00:05",
    "new2 2026-03-02T10:30:00.000Z",
    "old2 2026-03-02 08:15:00",
  );
  expect(pages(3)).toEqual([["old2", "new1", "old1"], ["new2"]]);
});
