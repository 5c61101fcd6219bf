import { expect, it } from "vitest";
import { letterDate } from "../src/letter";

const visit = { letter: 40, name: "Bo Frey", year: 2026, month: 9, date: 3, time: "14.30" };

it.each([11, 19, 28, 31])("writes %d with two digits", (date) => {
  expect(letterDate({ ...visit, month: 5, date })).toMatch(new RegExp(`^${date}\\.`));
});
