import { describe, expect, it } from "vitest";
import { letterDate, reminderLetter } from "../src/letter";
import { printJobs } from "../src/print-queue";
import type { Visit } from "../src/visit";

const visit: Visit = { letter: 17, name: "Ana Lind", year: 2026, month: 9, date: 3, time: "9.15" };

describe("reminders", () => {
  it("say when the visit is", () => {
    expect(reminderLetter(visit).split("\n")[2]).toBe("we expect you on 03.09. at 9.15.");
  });

  it("are printed by day", () => {
    const files = printJobs([{ ...visit, letter: 18, date: 8 }, visit]).map(({ file }) => file);
    expect(files).toEqual(["2026-09-03_17.txt", "2026-09-08_18.txt"]);
  });

  // From the first batch for October. Nadia
  it("say when the visit is, in October", () => {
    expect(letterDate({ ...visit, month: 10 })).toBe("03.10.");
  });
});
