import { expect, it } from "vitest";
import { boardRows, readDeparture } from "../src/board";
import { periodText, serviceDay, timetableAt } from "../src/service-day";

const departures = ["2026-11-20T12:00:40 12 Mint", "2026-11-20T11:50 U3 Station 14", "2026-11-20T13:05 12 Fair"];

it("shows the next hour, by the time that it will really be", () => {
  const rows = boardRows(departures.map(readDeparture), "2026-11-20T11:58");
  expect(rows).toEqual(["12:00 12 Mint 2 min", "11:50 U3 Station 6 min"]);
});

it("knows the service day and its timetable", () => {
  expect(serviceDay("2026-11-21T04:59")).toBe("2026-11-20");
  expect(timetableAt("2026-11-22T04:59")).toBe("saturday");
});

it("writes when a notice is shown", () => {
  expect(periodText("2026-11-20T23:30", "2026-11-21T05:00")).toBe("20.11. 23:30 to 21.11. 05:00");
});
