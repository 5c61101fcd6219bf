import { parse, show, weekday } from "../modules/_dayspring/index";
import { shifted } from "./dates";

/** The day on whose timetable a time stands: a service day lasts from 05:00 to 05:00. */
export function serviceDay(time: string): string {
  return show(shifted(parse(time), { hours: -5 }), "YYYY-MM-DD");
}

/** Which timetable is in force. */
export function timetableAt(time: string): "weekdays" | "saturday" | "sunday" {
  const day = weekday(shifted(parse(time), { hours: -5 }));
  if (day === 0) return "sunday";
  return day === 6 ? "saturday" : "weekdays";
}

/** "20.11. 23:30 to 21.11. 05:00": when a notice is shown. */
export function periodText(from: string, to: string): string {
  return [from, to].map((time) => show(parse(time), "DD.MM. hh:mm")).join(" to ");
}
