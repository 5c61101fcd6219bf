import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("knows the end when the last page is full", () => {
  const { write, scroll } = rooms();
  write("lobby", ...[1, 2, 3, 4].map((n) => `m${n} 2026-05-04T09:0${n}:00.000Z`));
  expect(scroll("lobby", 2)).toEqual([["m4", "m3"], ["m2", "m1"]]);
});
