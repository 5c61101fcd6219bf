import { boardRows, readDeparture } from "./src/board";
import { periodText, serviceDay, timetableAt } from "./src/service-day";

const MINUTE = 60_000;
const at = (text) => Date.parse(`${text}Z`);
const two = (n) => String(n).padStart(2, "0");

/** A time as the feed writes it, often near midnight, 05:00, noon, or the end of a month or year. */
function time(d, near = undefined) {
  const day = d.pick(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-30", "2026-12-31", "2027-01-01", "2028-02-29", "2027-03-28"]);
  const ms =
    near === undefined
      ? at(`${day}T00:00`) + (d.pick([0, 290, 299, 300, 301, 719, 720, 721, 780, 1_439]) + d.int(0, 5)) * MINUTE + d.int(0, 59) * 1_000
      : near + d.int(-10, 70) * MINUTE + d.pick([0, 0, 1, 30, 59]) * 1_000;
  const text = new Date(ms).toISOString();
  return d.chance(0.5) ? text.slice(0, 19) : text.slice(0, 16);
}

/** As the old module did: the first characters of the time, so seconds are cut off. */
const clock = (text) => text.slice(11, 16);

/** What the board showed: the departures of the next hour by the time they will really be, the next one first. */
function oldRows(departures, now) {
  return departures
    .map((one) => ({ ...one, real: at(one.time) + (one.delay ?? 0) * MINUTE }))
    .map((one) => ({ ...one, left: Math.floor((one.real - at(now)) / MINUTE) }))
    .filter(({ left }) => left >= 0 && left < 60)
    .sort((a, b) => a.real - b.real)
    .map(({ time, line, to, left }) => `${clock(time)} ${line} ${to} ${left === 0 ? "now" : `${left} min`}`);
}

const fiveHoursBefore = (text) => new Date(at(text) - 300 * MINUTE);

export const properties = [
  {
    says: "the board shows the same departures, times and order as before, and the departures themselves are not changed",
    from: [
      "What passengers read stays exactly the same: times, minutes left, which departures appear and in what order",
      "Seconds are cut off, never rounded up",
      "No time may be changed in place; that once shifted a whole timetable.",
    ],
    draw: (d) => {
      const now = time(d);
      const departures = d.list(0, 4, (i) => ({
        time: time(d, at(now)),
        line: d.pick(["12", "U3", "N7"]),
        to: ["Mint", "Fair", "Depot", "Zoo"][i],
        ...(d.chance(0.5) && { delay: d.int(-2, 70) }),
      }));
      return { now, departures };
    },
    holds: ({ now, departures }) => {
      const read = departures.map(({ time, line, to, delay }) =>
        readDeparture([time, line, to, ...(delay === undefined ? [] : [delay])].join(" ")),
      );
      const before = JSON.stringify(read);
      const wanted = oldRows(departures, now).join("|");
      return boardRows(read, now).join("|") === wanted && boardRows(read, now).join("|") === wanted && JSON.stringify(read) === before;
    },
  },
  {
    says: "a time has the same service day and timetable as before",
    from: ["in what order, service days, timetables, notices"],
    draw: (d) => time(d),
    holds: (text) => {
      const day = fiveHoursBefore(text);
      const timetable = ["sunday", "weekdays", "weekdays", "weekdays", "weekdays", "weekdays", "saturday"][day.getUTCDay()];
      return serviceDay(text) === day.toISOString().slice(0, 10) && timetableAt(text) === timetable;
    },
  },
  {
    says: "a notice has the same period as before",
    from: ["in what order, service days, timetables, notices"],
    draw: (d) => ({ from: time(d), to: time(d) }),
    holds: ({ from, to }) => {
      const old = (text) => `${two(text.slice(8, 10))}.${two(text.slice(5, 7))}. ${clock(text)}`;
      return periodText(from, to) === `${old(from)} to ${old(to)}`;
    },
  },
];
