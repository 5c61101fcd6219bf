import { expect, it } from "vitest";
import { fareFor } from "../src/fares";

it("costs an adult the price of the zone", () => {
  expect(fareFor({ zone: 1 }, { age: 40 }).amount).toBe(2.5);
  expect(fareFor({ zone: 2 }, { age: 40 }).amount).toBe(3.6);
  expect(fareFor({ zone: 3 }, { age: 40 }).amount).toBe(4.8);
});

it("costs a child half", () => {
  expect(fareFor({ zone: 1 }, { age: 10 }).amount).toBe(1.25);
});

it("costs a senior less", () => {
  expect(fareFor({ zone: 1 }, { age: 70 }).amount).toBe(1.75);
});
