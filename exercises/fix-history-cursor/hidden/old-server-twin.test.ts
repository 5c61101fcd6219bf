import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("reads times without milliseconds as the moment that they name", () => {
  const { write, scroll } = rooms();
  write("sales", "s1 2026-04-11T07:45:00Z", "s2 2026-04-11T07:45:00.250Z", "s3 2026-04-11T07:45:00.900Z");
  write("sales", "s4 2026-04-11T07:45:01Z", "s5 2026-04-11T09:45:00.500+02:00");
  expect(scroll("sales", 1)).toEqual([["s4"], ["s3"], ["s5"], ["s2"], ["s1"]]);
});
