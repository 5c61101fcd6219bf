import { expect, it } from "vitest";
import { printJobs } from "../src/print-queue";

const visit = { letter: 40, name: "Bo Frey", year: 2026, month: 9, date: 3, time: "14.30" };

it("names files by day", () => {
  expect(printJobs([{ ...visit, month: 10, date: 12 }])[0]?.file).toBe("2026-10-12_40.txt");
});
