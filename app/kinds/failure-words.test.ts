import { expect, it } from "vitest";
import { sayFailure } from "./failure-words";

it("leaves out how the library compares values, and nothing else", () => {
  expect(sayFailure({ message: "expected -0 to be +0 // Object.is equality" })).toBe("expected -0 to be +0");
  const own = 'expected "a // Object.is equality" to be "b"';
  expect(sayFailure({ message: own })).toBe(own);
});
