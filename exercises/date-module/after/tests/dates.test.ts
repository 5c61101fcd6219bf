import { describe, expect, it } from "vitest";
import { instant, plus } from "../modules/_almanac/index";
import { boardRows, readDeparture } from "../src/board";
import { periodText, serviceDay, timetableAt } from "../src/service-day";

const rows = (now: string, ...departures: string[]) => boardRows(departures.map(readDeparture), now);

describe("the board", () => {
  it("cuts seconds off, of times and of minutes", () => {
    expect(rows("2026-11-20T11:58", "2026-11-20T12:00:59 12 Mint")).toEqual(["12:00 12 Mint 2 min"]);
    expect(rows("2026-11-20T11:58:50", "2026-11-20T12:00:40 12 Mint")).toEqual(["12:00 12 Mint 1 min"]);
  });

  it("shows what leaves within the hour, and not what has left", () => {
    const at = "2026-11-20T12:00 12 Mint";
    expect(rows("2026-11-20T12:00", at)).toEqual(["12:00 12 Mint now"]);
    expect(rows("2026-11-20T12:00:01", at)).toEqual([]);
    expect(rows("2026-11-20T11:00:01", at)).toEqual(["12:00 12 Mint 59 min"]);
    expect(rows("2026-11-20T11:00", at)).toEqual([]);
  });

  it("writes hours of the whole day", () => {
    const [noon] = rows("2026-11-20T12:10", "2026-11-20T12:15 12 Mint");
    const [night] = rows("2026-11-21T00:10", "2026-11-21T00:15 N7 Mint");
    const [evening] = rows("2026-11-20T23:10", "2026-11-20T23:15 N7 Mint");
    expect([noon, night, evening].map((row) => row?.slice(0, 5))).toEqual(["12:15", "00:15", "23:15"]);
  });

  it("sorts by the time that it will really be, over midnight as well", () => {
    const night = ["2026-11-20T23:58 N7 Harbour 9", "2026-11-21T00:02 N9 Fair", "2026-11-20T23:59 12 Depot"];
    expect(rows("2026-11-20T23:57", ...night)).toEqual([
      "23:59 12 Depot 2 min",
      "00:02 N9 Fair 5 min",
      "23:58 N7 Harbour 10 min",
    ]);
  });

  it("leaves departures as they are, however often it is drawn", () => {
    const late = readDeparture("2026-11-20T11:50 U3 Station 14");
    const first = boardRows([late], "2026-11-20T11:58");
    expect(boardRows([late], "2026-11-20T11:58")).toEqual(first);
    expect(late.at).toEqual(instant("2026-11-20T11:50"));
  });
});

it("reads departures as the feed writes them", () => {
  const { at, ...rest } = readDeparture("2026-11-20T23:50:30 N7 Harbour 4");
  expect(rest).toEqual({ line: "N7", to: "Harbour", delay: 4 });
  expect(at).toEqual(plus(instant("2026-11-20T23:50"), { minutes: 0.5 }));
  expect(readDeparture("2026-11-20T23:50 N7 Harbour").delay).toBe(0);
});

it("moves no instant in place", () => {
  const noon = instant("2026-11-20T12:00");
  expect(plus(noon, { hours: -5 })).toEqual(instant("2026-11-20T07:00"));
  expect(noon).toEqual(instant("2026-11-20T12:00"));
});

it.each([
  ["2026-11-20T12:00", "2026-11-20", "weekdays"],
  ["2026-11-21T04:59", "2026-11-20", "weekdays"],
  ["2026-11-21T05:00", "2026-11-21", "saturday"],
  ["2026-11-22T05:00", "2026-11-22", "sunday"],
  ["2026-11-23T04:59", "2026-11-22", "sunday"],
  ["2026-11-23T05:00", "2026-11-23", "weekdays"],
])("puts %s on %s, %s", (time, day, timetable) => {
  expect([serviceDay(time), timetableAt(time)]).toEqual([day, timetable]);
});

it("writes periods as before, over the end of a month and of a year", () => {
  expect(periodText("2026-11-30T09:05", "2026-12-01T00:00")).toBe("30.11. 09:05 to 01.12. 00:00");
  expect(periodText("2026-12-31T23:30", "2027-01-01T05:00")).toBe("31.12. 23:30 to 01.01. 05:00");
});
