import { expect, it } from "vitest";
import { office } from "./office";

it("lists times with and without milliseconds by the moment that they name", () => {
  const { pages } = office(
    "c 2026-02-17T14:05:00.700Z",
    "a 2026-02-17T14:05:00Z",
    "d 2026-02-17 14:05:01",
    "b 2026-02-17T14:05:00.020Z",
    "e 2026-02-17T14:05:02Z",
  );
  expect(pages(2)).toEqual([["a", "b"], ["c", "d"], ["e"]]);
});

it("lists entries of one moment that spell it differently, one to a page", () => {
  const { pages } = office(
    "u 2026-02-17 14:05:00",
    "v 2026-02-17T14:05:00.000Z",
    "w 2026-02-17T14:05:00Z",
    "x 2026-02-17T14:05:00.001Z",
  );
  const listed = pages(1);
  expect(listed.flat().toSorted()).toEqual(["u", "v", "w", "x"]);
  expect(listed.at(-1)).toEqual(["x"]);
});
