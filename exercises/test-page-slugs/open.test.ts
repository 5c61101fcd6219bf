import { describe, expect, it } from "vitest";
import { Slugs } from "../src/slugs";

it("What happens to characters outside ASCII", () => {
  expect(new Slugs().add("Crème brûlée")).toBe("cr-me-br-l-e");
});

it("What remove returns", () => {
  expect(new Slugs(["fair"]).remove("fair")).toBeUndefined();
});

describe("What happens if taken contains a slug twice, or a text that is not a slug", () => {
  it.each([[["fair", "fair"]], [["Fair!"]]])("%j", (taken) => {
    expect(() => new Slugs(taken)).not.toThrow();
  });
});
