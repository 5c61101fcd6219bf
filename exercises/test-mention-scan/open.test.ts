import { describe, expect, it } from "vitest";
import { mentions } from "../src/mentions";

describe("Which kind of iterable it is", () => {
  it("is a list", () => {
    expect(Array.isArray(mentions("Hi @mira"))).toBe(true);
  });

  it("that can be read twice", () => {
    const found = mentions("@ana");
    expect([[...found].length, [...found].length]).toEqual([1, 1]);
  });
});

it("Other fields", () => {
  expect(Object.keys([...mentions("@ana")][0]!)).toEqual(["name", "at"]);
});
