import { describe, expect, it } from "vitest";
import { returnTo } from "../src/return-to";

// Taken down from a run of the code.
describe("return addresses, as recorded", () => {
  it("pages", () => {
    expect(["/", "/pets/17", "/visits?from=https://vets.example"].map(returnTo)).toEqual([
      { to: "/", refused: null },
      { to: "/pets/17", refused: null },
      { to: "/visits?from=https://vets.example", refused: null },
    ]);
  });

  it("other sites", () => {
    expect(["https://evil.example", "//evil.example", "/\\evil.example"].map(returnTo)).toEqual([
      { to: "/", refused: "Address is not a path" },
      { to: "/", refused: "Double slash in path" },
      { to: "/", refused: "Backslash in path" },
    ]);
  });

  it("the sign-in page", () => {
    expect(returnTo("/sign-in")).toEqual({ to: "/", refused: "Address belongs to the sign-in page" });
  });

  it("letters of other languages", () => {
    expect(returnTo("/pets/möhre")).toEqual({ to: "/", refused: "Address contains an unprintable character" });
  });
});
