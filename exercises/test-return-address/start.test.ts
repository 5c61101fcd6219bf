import { describe, expect, it } from "vitest";
import { returnTo } from "../src/return-to";

describe("returnTo", () => {
  it("uses a page of our own", () => {
    expect(returnTo("/pets/17")).toEqual({ to: "/pets/17", refused: null });
  });

  it("refuses another site", () => {
    const { to, refused } = returnTo("https://evil.example/pets");
    expect(to).toBe("/");
    expect(refused).toMatch(/./);
  });

  // Which addresses are at the limit of a rule? In a TypeScript string, "\\" is one backslash and "\t" is a tab.
});
