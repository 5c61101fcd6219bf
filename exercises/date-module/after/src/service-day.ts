import { format, instant, isoWeekday, plus } from "../modules/_almanac/index";

/** So many hours after midnight a service day begins, and ends. */
const START_MINUTES = 5;

/** The day on whose timetable a time stands: a service day lasts from 05:00 to 05:00. */
export function serviceDay(time: string): string {
  return format(onServiceDay(time), "yyyy-MM-dd");
}

/** Which timetable is in force. */
export function timetableAt(time: string): "weekdays" | "saturday" | "sunday" {
  const day = isoWeekday(onServiceDay(time));
  if (day === 7) return "sunday";
  return day === 6 ? "saturday" : "weekdays";
}

/** "20.11. 23:30 to 21.11. 05:00": when a notice is shown. */
export function periodText(from: string, to: string): string {
  return [from, to].map((time) => format(instant(time), "dd.MM. HH:mm")).join(" to ");
}

/** An instant on the date of the service day that a time belongs to. */
function onServiceDay(time: string) {
  return plus(instant(time), { hours: -START_MINUTES });
}
