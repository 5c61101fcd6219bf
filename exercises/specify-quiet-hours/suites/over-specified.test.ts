import { expect, it } from "vitest";
import { schedule } from "../src/quiet-hours";

const NIGHT = { from: 1320, to: 360 };
const utc = (text: string) => Date.parse(text) / 60_000;
const alert = (id: string, at: string, urgent = false) => ({ id, at: utc(at), urgent });

it("sends at the very minute", () => {
  const at = "2026-07-01T13:02Z";
  expect(schedule([alert("a1", at)], NIGHT)[0]!.at).toBe(utc(at));
});

it("holds until six sharp", () => {
  expect(schedule([alert("a1", "2026-07-01T20:31Z")], NIGHT)).toEqual([{ id: "a1", at: utc("2026-07-02T04:00Z") }]);
});

it("keeps the order of the alerts", () => {
  const sent = schedule([alert("late", "2026-07-01T21:00Z"), alert("early", "2026-07-01T11:00Z")], NIGHT);
  expect(sent.map(({ id }) => id)).toEqual(["late", "early"]);
});

it("sends urgent alerts in the same minute", () => {
  expect(schedule([alert("a1", "2026-07-01T23:58Z", true)], NIGHT)[0]!.at).toBe(utc("2026-07-01T23:58Z"));
});

it("ends an hour earlier in spring", () => {
  expect(schedule([alert("a1", "2026-03-28T23:00Z")], NIGHT)[0]!.at).toBe(utc("2026-03-29T04:00Z"));
});

it("does not hold the last minute", () => {
  const [sent] = schedule([alert("a1", "2026-07-01T04:00Z")], NIGHT);
  expect(sent!.at - utc("2026-07-01T04:00Z")).toBeLessThan(5);
});
