import { expect, it } from "vitest";
import { office } from "./office";

it("lists two batches, each of one moment", () => {
  const early = ["e4", "e2", "e7", "e1"];
  const late = ["l6", "l5", "l0"];
  const { pages } = office(
    ...late.map((id) => `${id} 2026-07-11T12:30:00.001Z`),
    ...early.map((id) => `${id} 2026-07-11T12:30:00.000Z`),
  );
  const listed = pages(3);
  expect(listed.map((page) => page.length)).toEqual([3, 3, 1]);
  expect(listed.flat().slice(0, 4).toSorted()).toEqual(early.toSorted());
  expect(listed.flat().slice(4).toSorted()).toEqual(late.toSorted());
});
