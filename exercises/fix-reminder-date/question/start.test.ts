import { expect, it } from "vitest";
import { letterDate } from "../src/letter";

// This day was always right. Choose one that came out wrong, and say how it is written.
it("dates a letter", () => {
  const visit = { letter: 1, name: "Ana Lind", year: 2026, month: 4, date: 8, time: "9.15" };
  expect(letterDate(visit)).toBe("08.04.");
});
