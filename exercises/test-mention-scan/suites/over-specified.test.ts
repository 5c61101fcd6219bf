import { expect, it } from "vitest";
import { mentions } from "../src/mentions";

it("returns an array", () => {
  expect(Array.isArray(mentions("Hi @mira"))).toBe(true);
});

it("finds the mention", () => {
  expect(mentions("Hi @mira")).toEqual([{ name: "mira", at: 3 }]);
});

it("can be read twice", () => {
  const found = mentions("@ana @bo");
  expect([...found]).toHaveLength(2);
  expect([...found]).toHaveLength(2);
});

it("has exactly two fields", () => {
  const [first] = mentions("@ana");
  expect(Object.keys(first ?? {})).toEqual(["name", "at"]);
});

it("leaves mail addresses alone", () => {
  expect([...mentions("ana@example.org")]).toEqual([]);
});
