import { letterDate } from "./src/letter";
import { printJobs } from "./src/print-queue";

/** A day or a month in two digits, by a table. */
const two = (n) => (n < 10 ? `0${n}` : `${n}`);
const visit = (d, letter) => ({
  letter,
  name: d.pick(["Ana Lind", "Ben Obi"]),
  year: d.pick([2026, 2026, 2027]),
  month: d.int(1, 12),
  date: d.int(1, 31),
  time: d.pick(["9.15", "14.30", "09.05", "8"]),
});
const day = ({ year, month, date }) => (year * 100 + month) * 100 + date;

export const properties = [
  {
    says: "days and months have two digits in letters",
    from: ["| 12 September | 012.09. | 12.09. |", "| 3 October | 03.010. | 03.10. |", "days and months below ten keep their zero"],
    draw: (d) => visit(d, 1),
    holds: (one) => letterDate(one) === `${two(one.date)}.${two(one.month)}.`,
  },
  {
    says: "each visit has its letter, and files go to the printer in the order of their names, so letters for earlier visits come first",
    from: [
      "The files have the same problem, so the printer mixes up the batch: `2026-010-012_40.txt` instead of `2026-10-12_40.txt`.",
      "It sorts by file name, and we put the letters into envelopes in that order.",
      "times appear as we typed them (*9.15*), and the letter number is written without leading zeros",
    ],
    draw: (d) => {
      const step = d.pick([1, 7, 40]);
      return d.list(0, 6, (i) => visit(d, 1 + i * step));
    },
    holds: (visits) => {
      const jobs = printJobs(visits);
      const nameOf = ({ year, month, date, letter }) => `${year}-${two(month)}-${two(date)}_${letter}.txt`;
      const wanted = visits
        .map((one) => ({ one, file: nameOf(one) }))
        .sort((a, b) => (a.file < b.file ? -1 : 1));
      return (
        jobs.length === visits.length &&
        wanted.every(({ one, file }, i) => {
          const lines = [
            `Letter ${one.letter}/${one.year}`,
            `Dear ${one.name},`,
            `we expect you on ${two(one.date)}.${two(one.month)}. at ${one.time}.`,
            "If you cannot come, please ring us on the day before.",
            "Harbour Lane Clinic",
          ];
          return jobs[i].file === file && jobs[i].text === lines.join("\n") && (i === 0 || day(wanted[i - 1].one) <= day(one));
        })
      );
    },
  },
];
