import { describe, expect, it } from "vitest";
import { returnTo } from "../src/return-to";

it("The words of refused", () => {
  expect(returnTo("/sign-in").refused).toBe("is the sign-in page");
});

it("Which reason refused gives", () => {
  expect(returnTo(`/sign-in/\t${"a".repeat(200)}`).refused).toMatch(/^too long$/);
});

describe("Addresses that contain a space, or a character beyond ASCII", () => {
  it.each(["/pets/old dog", "/pets/würmchen"])("%s", (address) => {
    expect(returnTo(address).to).toBe(address);
  });
});
