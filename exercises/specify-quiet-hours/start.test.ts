import { describe, expect, it } from "vitest";
import type { QuietHours } from "../src/alert";
import { schedule } from "../src/quiet-hours";

/** utc("2026-07-01T20:00Z"): in July the clocks of the city show 22:00 then, in January 21:00. */
const utc = (text: string) => Date.parse(text) / 60_000;
/** hours("22:00", "06:00"). */
const hours = (...[from, to]: [from: string, to: string]): QuietHours => {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { from: minute(from), to: minute(to) };
};

/** An alert that comes in at one time leaves at another, or up to four minutes after it. */
function expectSent(quiet: QuietHours, at: string, due: string, urgent = false) {
  const [sent] = schedule([{ id: "a1", at: utc(at), urgent }], quiet);
  expect(sent?.id).toBe("a1");
  expect(sent!.at).toBeGreaterThanOrEqual(utc(due));
  expect(sent!.at).toBeLessThan(utc(due) + 5);
}

describe("quiet hours", () => {
  it("leave the afternoon alone", () => {
    expectSent(hours("22:00", "06:00"), "2026-07-01T13:00Z", "2026-07-01T13:00Z");
  });

  // Which example would Jelena give you? And Piet, Noor and Sven?
});
