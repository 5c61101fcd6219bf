import { expect, it } from "vitest";
import { isOn, loadTimetable } from "./code";

it("uses the caretaker's timetable", () => {
  const timetable = loadTimetable(() => '{ "from": 7, "until": 9 }');
  expect([6, 7, 8, 9].map((hour) => isOn(timetable, hour))).toEqual([false, true, true, false]);
});

it("uses the default as long as there is no file", () => {
  const missing = () => {
    throw Object.assign(new Error("no such file"), { code: "ENOENT" });
  };
  expect(loadTimetable(missing)).toEqual({ from: 6, until: 16 });
});

it("reports a file that can't be read", () => {
  expect(() => loadTimetable(() => '{ "from": 7 "until": 9 }')).toThrow("timetable");
});

it("reports hours that don't exist", () => {
  expect(() => loadTimetable(() => '{ "from": 7, "until": 90 }')).toThrow("Hours are whole numbers from 0 to 24");
});

it("reports a disk that fails", () => {
  const broken = () => {
    throw Object.assign(new Error("disk failure"), { code: "EIO" });
  };
  expect(() => loadTimetable(broken)).toThrow("disk failure");
});
