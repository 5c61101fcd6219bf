import { expect, it } from "vitest";
import { letterDate } from "../src/letter";

it("dates a letter", () => {
  const visit = { letter: 1, name: "Ana Lind", year: 2026, month: 4, date: 10, time: "9.15" };
  expect(letterDate(visit)).toBe("10.04.");
});
