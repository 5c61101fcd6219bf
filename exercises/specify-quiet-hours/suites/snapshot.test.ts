import { expect, it } from "vitest";
import { schedule } from "../src/quiet-hours";

// A day's alerts, taken down from a run of the code.
it("has not changed", () => {
  const start = Date.parse("2026-07-01T00:00Z") / 60_000;
  const alerts = [60, 480, 720, 1290].map((minutes, i) => ({ id: `a${i}`, at: start + minutes, urgent: i === 3 }));
  expect(schedule(alerts, { from: 1320, to: 360 })).toEqual([
    { id: "a0", at: 29714460 },
    { id: "a1", at: 29714880 },
    { id: "a2", at: 29715120 },
    { id: "a3", at: 29715690 },
  ]);
});

it("has not changed for who sleeps by day", () => {
  const start = Date.parse("2026-07-01T00:00Z") / 60_000;
  const alerts = [600, 700, 1050].map((minutes, i) => ({ id: `a${i}`, at: start + minutes, urgent: false }));
  const sent = schedule(alerts, { from: 780, to: 1110 });
  expect(sent.map(({ id, at }) => `${id} ${Math.floor((at - start) / 5)}`)).toEqual(["a0 120", "a1 198", "a2 210"]);
});
