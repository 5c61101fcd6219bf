import { expect, it } from "vitest";
import { printJobs } from "../src/print-queue";

const visit = { letter: 40, name: "Bo Frey", year: 2026, month: 9, date: 3, time: "14.30" };

it("prints each letter once, and leaves the list alone", () => {
  const visits = [9, 2, 5].map((date) => ({ ...visit, letter: date, date }));
  const jobs = printJobs(visits);
  expect(jobs.map(({ text }) => text.split("\n")[0])).toEqual(["Letter 2/2026", "Letter 5/2026", "Letter 9/2026"]);
  expect(visits.map(({ letter }) => letter)).toEqual([9, 2, 5]);
  expect(printJobs([])).toEqual([]);
});
