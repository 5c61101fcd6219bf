import { book } from "./src/booking";
import { clock } from "./src/diary";
import { paperDiary } from "./tests/paper-diary";

const visit = (d, id) => {
  const start = d.oneOf(() => d.pick([540, 570, 600, 630]), () => d.int(540, 700));
  return {
    id,
    clinician: d.pick(["KM", "AB"]),
    day: d.pick(["2026-03-17", "2026-03-18"]),
    start,
    end: start + d.oneOf(() => d.pick([1, 15, 30, 60]), () => d.int(1, 90)),
    status: "booked",
  };
};
const isConflict = (a, b) =>
  a.clinician === b.clinician && a.day === b.day && a.status === "booked" && a.start < b.end && b.start < a.end && a.id !== b.id;

export const properties = [
  {
    says: "a visit is refused if it overlaps another visit with its clinician, and the reason names the earliest",
    from: [
      "refuse a visit that overlaps another visit with the same clinician",
      "the reason names the earliest conflicting visit, so that the front desk can look it up: `KM is busy from 10:00 to 10:30`",
      "Different clinicians can be busy at the same time, and a cancelled visit blocks no one.",
      "A visit may take any number of minutes, and the front desk books visits one after another, without breaks.",
      "If a visit's id is already in the diary, `book` changes that visit, as it does today (most are moved by a few minutes). A visit never conflicts with itself.",
    ],
    draw: (d) => ({
      stored: d.list(0, 4, (i) => ({ ...visit(d, `v${i}`), status: d.chance(0.8) ? "booked" : "cancelled" })),
      wanted: visit(d, d.pick(["new", "v0", "v1"])),
    }),
    holds: ({ stored, wanted }) => {
      // A diary has no two visits that overlap.
      const pages = [];
      for (const one of stored) if (one.status === "cancelled" || !pages.some((other) => isConflict(other, one))) pages.push(one);
      const diary = paperDiary(...pages);
      const before = JSON.stringify(diary.pages);
      const answer = book(diary, wanted);
      const [first] = pages.filter((one) => isConflict(one, wanted)).sort((a, b) => a.start - b.start);
      if (first)
        return (
          answer.ok === false &&
          answer.reason === `${first.clinician} is busy from ${clock(first.start)} to ${clock(first.end)}` &&
          JSON.stringify(diary.pages) === before
        );
      const isThere = pages.some(({ id }) => id === wanted.id);
      const after = isThere ? pages.map((one) => (one.id === wanted.id ? wanted : one)) : [...pages, wanted];
      return answer.ok === true && JSON.stringify(diary.pages) === JSON.stringify(after);
    },
  },
];
