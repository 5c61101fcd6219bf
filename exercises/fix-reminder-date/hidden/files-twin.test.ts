import { expect, it } from "vitest";
import { printJobs } from "../src/print-queue";

const visit = { letter: 40, name: "Bo Frey", year: 2026, month: 9, date: 3, time: "14.30" };

it("has the batch in the order of the days", () => {
  const days = [[12, 1], [9, 28], [11, 14], [9, 4]] as const;
  const jobs = printJobs(days.map(([month, date], i) => ({ ...visit, letter: i + 1, month, date })));
  const files = ["2026-09-04_4.txt", "2026-09-28_2.txt", "2026-11-14_3.txt", "2026-12-01_1.txt"];
  expect(jobs.map(({ file }) => file)).toEqual(files);
});
