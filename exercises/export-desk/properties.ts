import { runExport } from "./src/desk";
import { deskWith, order, person } from "./tests/desk-with";

const DAY = 86_400_000;
const TODAY = "2026-11-20";
const RUNS = { U3: "north", S8: "south" };

/** The task's checks in their order. */
function answerOf(who, what, lineId, days) {
  const isCity = who.firm === "city";
  const firm = RUNS[lineId];
  if (!firm || (!isCity && firm !== who.firm)) return "no-such-line";
  if (what === "complaints" && !(who.trainedUntil >= TODAY)) return "not-trained";
  if (what === "revenue" && !isCity && !who.isFinance) return "not-finance";
  return days > (isCity ? 366 : 92) ? "too-long" : "granted";
}

export const properties = [
  {
    says: "the first failing check is the answer, each order is audited once, and a granted export runs after that",
    from: [
      "A line run by another operator does not exist: `no-such-line`, same as a line that no one runs. The city sees all lines.",
      "only for people whose training is still valid today, that day included. This applies to the city as well.",
      "Revenue is for people in finance; the city needs nothing more.",
      "A period has at most 92 days, for the city 366. Both ends count.",
      "The first failing check is the answer: line, then training or finance, then period.",
      "Each order is audited once, in today's wording, before its export runs.",
      "Exports are given the line and don't look it up again.",
      "Rows and texts stay the same.",
    ],
    draw: (d) => ({
      what: d.pick(["rides", "delays", "complaints", "revenue"]),
      lineId: d.pick(["U3", "S8", "U99"]),
      who: {
        firm: d.pick(["north", "south", "city"]),
        isFinance: d.chance(0.5),
        ...(d.chance(0.8) && { trainedUntil: d.pick([TODAY, "2026-11-19", "2026-11-21", "2027-01-01", "2025-12-31"]) }),
      },
      days: d.oneOf(
        () => d.pick([1, 91, 92, 93, 365, 366, 367]),
        () => d.int(1, 400),
      ),
      end: d.int(0, 900),
    }),
    holds: async ({ what, lineId, who, days, end }) => {
      const last = Date.parse("2024-02-20") + end * DAY;
      const [to, from] = [last, last - (days - 1) * DAY].map((at) => new Date(at).toISOString().slice(0, 10));
      const { desk, lines, calls } = deskWith();
      let before = "";
      const audit = (line) => {
        lines.push(line);
        before = calls.join();
      };
      const outcome = await runExport({ ...desk, audit }, person(who), order(what, { lineId, from, to }));
      const answer = answerOf(who, what, lineId, days);
      if (before !== "line") return false;
      if (answer !== "granted")
        return (
          !outcome.ok &&
          outcome.why === answer &&
          lines.join("|") === `Nina ${what} ${lineId}: refused (${answer})` &&
          calls.join() === "line"
        );
      const [row] = outcome.ok ? outcome.rows : [];
      return (
        [row?.what, row?.lineId, row?.from, row?.to].join() === [what, lineId, from, to].join() &&
        lines.join("|") === `Nina ${what} ${lineId}: granted` &&
        calls.join() === `line,${what}`
      );
    },
  },
];
