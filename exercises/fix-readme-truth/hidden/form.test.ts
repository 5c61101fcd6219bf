import { expect, it } from "vitest";
import { examples, section } from "./readme";

it("keeps its headings", () => {
  for (const title of ["Usage", "Options", "When something fails", "Examples"]) expect(section(title)).not.toBe("");
});

it("keeps three examples or more, one of them for scripts", () => {
  expect(examples().length).toBeGreaterThanOrEqual(3);
  expect(examples().filter(({ args }) => args.includes("json"))).not.toEqual([]);
});
