import { expect, it } from "vitest";
import { reminderLetter } from "../src/letter";

const visit = { letter: 40, name: "Bo Frey", year: 2026, month: 9, date: 3, time: "14.30" };

it("has the same text as before", () => {
  const lines = reminderLetter({ ...visit, letter: 7, time: "9.15" }).split("\n");
  expect(lines.slice(0, 2)).toEqual(["Letter 7/2026", "Dear Bo Frey,"]);
  expect(lines[2]).toMatch(/^we expect you on .+\. at 9\.15\.$/);
  expect(lines.slice(3)).toEqual(["If you cannot come, please ring us on the day before.", "Harbour Lane Clinic"]);
});
