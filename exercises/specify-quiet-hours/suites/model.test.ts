import { describe, expect, it } from "vitest";
import { schedule } from "../src/quiet-hours";

const utc = (text: string) => Date.parse(text) / 60_000;
const NIGHT = { from: 22 * 60, to: 6 * 60 };
const DAY = { from: 13 * 60, to: 18 * 60 + 30 };

function expectSent(quiet: typeof NIGHT, at: string, due: string, urgent = false) {
  const sent = schedule([{ id: "a1", at: utc(at), urgent }], quiet);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ id: "a1" });
  expect(sent[0]!.at).toBeGreaterThanOrEqual(utc(due));
  expect(sent[0]!.at).toBeLessThan(utc(due) + 5);
}

describe("a night from 22:00 to 06:00, in July two hours before universal time", () => {
  it.each([
    ["the afternoon", "2026-07-01T13:00Z"],
    ["the last minute before", "2026-07-01T19:59Z"],
    ["the last minute, 06:00", "2026-07-01T04:00Z"],
  ])("lets %s through", (_, at) => {
    expectSent(NIGHT, at, at);
  });

  it.each([
    ["the first minute", "2026-07-01T20:00Z"],
    ["an hour after it", "2026-07-01T21:03Z"],
    ["midnight", "2026-07-01T22:00Z"],
    ["the small hours", "2026-07-02T01:17Z"],
    ["the last quiet minute", "2026-07-02T03:59Z"],
  ])("holds %s until its own end", (_, at) => {
    expectSent(NIGHT, at, "2026-07-02T04:00Z");
  });

  it("holds nothing that is urgent", () => {
    expectSent(NIGHT, "2026-07-01T23:11Z", "2026-07-01T23:11Z", true);
  });
});

describe("a day from 13:00 to 18:30, in January an hour before universal time", () => {
  it("is quiet in between", () => {
    expectSent(DAY, "2026-01-10T12:00Z", "2026-01-10T17:30Z");
    expectSent(DAY, "2026-01-10T17:29Z", "2026-01-10T17:30Z");
  });

  it("is not quiet before and after", () => {
    for (const at of ["2026-01-10T11:59Z", "2026-01-10T17:30Z", "2026-01-10T23:00Z"]) expectSent(DAY, at, at);
  });
});

describe("the nights of the change", () => {
  it("end at six by the new clock in spring, whenever the alert came in", () => {
    expectSent(NIGHT, "2026-03-28T22:30Z", "2026-03-29T04:00Z");
    expectSent(NIGHT, "2026-03-29T02:30Z", "2026-03-29T04:00Z");
  });

  it("end at six by the new clock in autumn", () => {
    expectSent(NIGHT, "2026-10-24T22:30Z", "2026-10-25T05:00Z");
    expectSent(NIGHT, "2026-10-25T01:30Z", "2026-10-25T05:00Z");
  });
});

it("sends each alert once", () => {
  const alerts = ["20:10", "13:00", "21:10"].map((time, i) => ({
    id: `a${i}`,
    at: utc(`2026-07-01T${time}Z`),
    urgent: i === 2,
  }));
  expect(
    schedule(alerts, NIGHT)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["a0", "a1", "a2"]);
  expect(schedule([], NIGHT)).toEqual([]);
});
