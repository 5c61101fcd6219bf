import { boardAt } from "./src/board";
import { describeTrip } from "./src/trip";

const DAY = 1_440;
const two = (n) => String(n).padStart(2, "0");
const text = (minutes) => `${two(Math.floor((minutes % DAY) / 60))}:${two(minutes % 60)}`;
const TIMES = new Set(Array.from({ length: DAY }, (_, i) => text(i)));
/** A minute of the day, often around midnight. */
const minute = (d) => d.oneOf(() => (DAY + d.int(-70, 70)) % DAY, () => d.int(0, DAY - 1));
const BAD = ["24:00", "23:60", "7:05", "07:5", "", "07.05", " 07:05", "07:05 ", "0705", "-1:00", "07:05:00", "late", "99:99"];

export const properties = [
  {
    says: "the board has the next hour's departures, across midnight, and doesn't change the timetable",
    from: [
      "A timetable wraps around at midnight: the next 00:10 after 23:50 is twenty minutes later.",
      "A departure in this very minute is shown as *now*",
      "A departure that has left is no longer on the board, not even a minute later.",
      "The board looks 60 minutes ahead and has at most five rows, with the next departure first; departures in the same minute keep the timetable's order.",
      "The timetable that is passed in is not changed.",
    ],
    draw: (d) => ({ now: minute(d), after: d.list(0, 8, () => d.oneOf(() => d.pick([0, 1, 59, 60, 61, DAY - 1]), () => d.int(0, 70), () => d.int(0, DAY - 1))) }),
    holds: ({ now, after }) => {
      const timetable = after.map((minutes, i) => ({ line: `U${i}`, to: "Harbour", time: text(now + minutes) }));
      const before = JSON.stringify(timetable);
      const rows = after
        .map((minutes, i) => ({ minutes, i }))
        .filter(({ minutes }) => minutes <= 60)
        .sort((a, b) => a.minutes - b.minutes || a.i - b.i)
        .slice(0, 5)
        .map(({ minutes, i }) => `U${i} Harbour ${minutes === 0 ? "now" : `${minutes} min`}`);
      return boardAt(text(now), timetable).join("\n") === rows.join("\n") && JSON.stringify(timetable) === before;
    },
  },
  {
    says: "a trip takes as long as its rides and changes, across midnight, and changes below four minutes are short",
    from: [
      "35 min would be right",
      "Our longest trip takes five hours.",
      "a change within the same minute is a change of 0 minutes",
      "A change of less than four minutes is a short one.",
    ],
    draw: (d) => ({ start: minute(d), legs: d.list(1, 4, () => ({ ride: d.int(1, 60), change: d.oneOf(() => d.int(0, 5), () => d.int(0, 15)) })) }),
    holds: ({ start, legs }) => {
      let at = start;
      const trip = legs.map(({ ride, change }, i) => {
        if (i > 0) at += change;
        const departs = text(at);
        at += ride;
        return { line: `U${i}`, departs, arrives: text(at) };
      });
      const isShort = legs.slice(1).some(({ change }) => change < 4);
      return describeTrip(trip) === `${text(start)} – ${text(at)}, ${at - start} min${isShort ? ", short change" : ""}`;
    },
  },
  {
    says: "anything that is not a time of day is rejected",
    from: ['Times are written "00:00" to "23:59"; anything else is rejected.'],
    draw: (d) => ({ bad: d.oneOf(() => d.pick(BAD), () => d.text("0123456789:", 0, 6)), place: d.int(0, 3) }),
    holds: ({ bad, place }) => {
      const isTime = TIMES.has(bad);
      const good = "23:50";
      const uses = [
        () => boardAt(bad, []),
        () => boardAt(good, [{ line: "U3", to: "Harbour", time: bad }]),
        () => describeTrip([{ line: "U3", departs: bad, arrives: good }]),
        () => describeTrip([{ line: "U3", departs: good, arrives: bad }]),
      ];
      try {
        uses[place]();
        return isTime;
      } catch {
        return !isTime;
      }
    },
  },
];
