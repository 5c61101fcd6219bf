import { expect, it } from "vitest";
import { entrance, mayClimb } from "./code";

const child = (signed: boolean, age: number, withAdult: boolean) => ({ name: "Mia", signed, age, withAdult });

it("lets in older children with a form", () => {
  expect(mayClimb(child(true, 8, false))).toBe(true);
  expect(mayClimb(child(true, 12, true))).toBe(true);
});

it("lets in young children with a form only if an adult climbs with them", () => {
  expect(mayClimb(child(true, 6, true))).toBe(true);
  expect(mayClimb(child(true, 6, false))).toBe(false);
});

it("lets in no one without a form", () => {
  expect(mayClimb(child(false, 12, false))).toBe(false);
  expect(mayClimb(child(false, 6, true))).toBe(false);
  expect(entrance([child(false, 12, true)])).toBe("Please see the desk: Mia");
});
