import { expect, it } from "vitest";
import { letterDate } from "../src/letter";

const visit = { letter: 40, name: "Bo Frey", year: 2026, month: 9, date: 3, time: "14.30" };

it("writes the last months with two digits", () => {
  expect(letterDate({ ...visit, month: 12, date: 1 })).toMatch(/\.12\.$/);
});
