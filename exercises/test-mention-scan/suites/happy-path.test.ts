import { expect, it } from "vitest";
import { mentions } from "../src/mentions";

it("finds one mention", () => {
  expect([...mentions("Hi @mira")][0]?.name).toBe("mira");
});

it("finds two mentions", () => {
  expect([...mentions("@ana and @bo, hello")]).toHaveLength(2);
});

it("finds nothing where nothing is", () => {
  expect([...mentions("Hello all")]).toHaveLength(0);
});
