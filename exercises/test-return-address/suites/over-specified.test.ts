import { describe, expect, it } from "vitest";
import { returnTo } from "../src/return-to";

describe("returnTo", () => {
  it("uses pages of our own", () => {
    expect(returnTo("/pets/17")).toEqual({ to: "/pets/17", refused: null });
    expect(returnTo("/sign-in-help")).toEqual({ to: "/sign-in-help", refused: null });
  });

  it("refuses two slashes and a backslash", () => {
    expect(returnTo("//evil.example").to).toBe("/");
    expect(returnTo("/\\evil.example").to).toBe("/");
  });

  it("says that the address is too long", () => {
    expect(returnTo("/".padEnd(201, "a")).refused).toMatch(/too long/i);
  });

  it("says that it is the sign-in page", () => {
    expect(returnTo("/sign-in").refused).toMatch(/sign-in/);
  });

  it("names the control character", () => {
    expect(returnTo("/\t/evil.example").refused).toMatch(/control/i);
  });

  it("allows a space", () => {
    expect(returnTo("/pets/old dog").to).toBe("/pets/old dog");
  });

  it("decodes before it looks", () => {
    expect(returnTo("/%2F%2Fevil.example").to).toBe("/");
  });
});
