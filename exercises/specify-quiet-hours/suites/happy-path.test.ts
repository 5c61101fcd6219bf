import { expect, it } from "vitest";
import { schedule } from "../src/quiet-hours";

const NIGHT = { from: 1320, to: 360 };
const utc = (text: string) => Date.parse(text) / 60_000;

it("sends an alert by day", () => {
  const [sent] = schedule([{ id: "a1", at: utc("2026-07-01T13:00Z"), urgent: false }], NIGHT);
  expect(sent!.at).toBeGreaterThanOrEqual(utc("2026-07-01T13:00Z"));
  expect(sent!.at).toBeLessThan(utc("2026-07-01T13:05Z"));
});

it("holds an alert in the evening", () => {
  const [sent] = schedule([{ id: "a1", at: utc("2026-07-01T21:30Z"), urgent: false }], NIGHT);
  expect(sent!.at).toBeGreaterThanOrEqual(utc("2026-07-02T04:00Z"));
  expect(sent!.at).toBeLessThan(utc("2026-07-02T04:05Z"));
});
