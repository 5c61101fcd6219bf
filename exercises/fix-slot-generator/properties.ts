import { daySheet } from "./src/day-sheet";
import { formatTime } from "./src/session";
import { freeSlots, slotsOf } from "./src/slots";

const kind = (d) => ({ name: "visit", minutes: d.pick([15, 30, 45, 50, 60]), pause: d.pick([0, 5, 10]) });
const session = (d) => {
  const from = d.pick([540, 720, 795]);
  return { from, until: from + d.oneOf(() => d.pick([10, 30, 45, 90, 100, 150, 180]), () => d.int(1, 200)) };
};

/** By the report: slots follow each other with the pause between them, and are over when the session is. */
function slots({ from, until }, { minutes, pause }) {
  const all = [];
  for (let start = from; start + minutes <= until; start += minutes + pause) all.push({ start, end: start + minutes });
  return all;
}
const textOf = (all) => all.map(({ start, end }) => `${start}-${end}`).join();

export const properties = [
  {
    says: "slots begin with the session, follow each other with the pause between them, and end no later than the session does",
    from: [
      "a visit is over when the session is over",
      "Slots begin with the session and follow each other, with the pause for that kind of visit between them.",
      "After the last visit of a session nobody has to tidy up in a hurry: it needs no pause.",
    ],
    draw: (d) => ({ session: session(d), kind: kind(d) }),
    holds: ({ session, kind }) => textOf(slotsOf(session, kind)) === textOf(slots(session, kind)),
  },
  {
    says: "booked time is not offered, but a slot that only touches a booked visit is",
    from: ["Booked time is not offered, but a slot that only touches a booked visit is."],
    draw: (d) => {
      const one = session(d);
      const booked = d.list(0, 3, () => {
        const start = one.from + d.int(0, 12) * 15;
        return { start, end: start + d.pick([5, 15, 30, 45]) };
      });
      return { sessions: [one], kind: kind(d), booked };
    },
    holds: ({ sessions, kind, booked }) => {
      const free = sessions.flatMap((one) => slots(one, kind)).filter(({ start, end }) => !booked.some((visit) => visit.start < end && start < visit.end));
      return textOf(freeSlots(sessions, kind, booked)) === textOf(free);
    },
  },
  {
    says: "the sheet has initials or a dash, and an empty line between sessions",
    from: ["The sheet looks as it does now: initials or a dash, an empty line between morning and afternoon. The empty line next to a session without slots may stay or go."],
    draw: (d) => ({ kind: kind(d), sessions: d.list(1, 2, (i) => ({ from: 540 + i * 240, until: 600 + i * 240 + d.int(0, 120) })), taken: d.list(0, 3, () => d.int(0, 5)) }),
    holds: ({ kind, sessions, taken }) => {
      const all = sessions.map((one) => slots(one, kind));
      const visits = all.flat().filter((_, i) => taken.includes(i)).map((slot) => ({ ...slot, initials: "AB" }));
      const parts = all.map((own) =>
        own.map((slot) => `${formatTime(slot.start)}-${formatTime(slot.end)} ${visits.some(({ start }) => start === slot.start) ? "AB" : "-"}`).join("\n"),
      );
      const sheet = daySheet(sessions, kind, visits);
      return sheet === parts.join("\n\n") || sheet === parts.filter((part) => part !== "").join("\n\n");
    },
  },
];
