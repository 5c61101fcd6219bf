import { expect, it } from "vitest";
import { dayReport } from "./code";

it("reports a day with all readings", () => {
  expect(dayReport("Mon;4.0;5.0;6.0")).toEqual({ day: "Mon", average: 5, lowest: 4, alarm: false });
});

it("ignores what isn't a number", () => {
  expect(dayReport("Tue;4.0;ERR;6.0").average).toBe(5);
});

it("ignores a reading that is missing", () => {
  expect(dayReport("Wed;4.0;;6.0")).toEqual({ day: "Wed", average: 5, lowest: 4, alarm: false });
});

it("raises the alarm without any reading", () => {
  expect(dayReport("Thu;;;")).toEqual({ day: "Thu", average: Number.NaN, lowest: Number.NaN, alarm: true });
});
