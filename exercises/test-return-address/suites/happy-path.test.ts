import { describe, expect, it } from "vitest";
import { returnTo } from "../src/return-to";

describe("returnTo", () => {
  it("goes back to a page", () => {
    expect(returnTo("/pets/17").to).toBe("/pets/17");
  });

  it("goes home without an address", () => {
    expect(returnTo(null)).toEqual({ to: "/", refused: null });
  });

  it("refuses another site", () => {
    expect(returnTo("https://evil.example").to).toBe("/");
  });

  it("refuses two slashes", () => {
    expect(returnTo("//evil.example").to).toBe("/");
  });

  it("refuses the sign-in page", () => {
    expect(returnTo("/sign-in").to).toBe("/");
  });
});
