import fc from "fast-check";
import { expect, it } from "vitest";
import { WEEK_SHARES } from "~/cohort/weeks/constants";
import type { WeekFigures } from "~/cohort/weeks/weeks";
import { KIND_IDS } from "~/kinds/cards";
import { packWeeks, unpackWeeks } from "./week-text";

const count = fc.nat(5_000);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0);
const interval = fc.option(fc.tuple(number, number));
const share = fc.record({ learners: count, of: count, all: count, interval });
const estimate = fc.option(fc.record({ value: number, low: number, high: number }));
const sure = fc.record({ said: number, learners: count, of: count, all: count, interval });
const week = fc.record({
  week: fc.constantFrom("2026-11-16", "2026-11-23"),
  learners: count,
  handIns: count,
  firstPasses: count,
  begun: count,
  finished: count,
  shares: fc.record(Object.fromEntries(WEEK_SHARES.map((id) => [id, share]))),
  dPrime: estimate,
  criterion: fc.constant({ value: 0.5, low: 0.2, high: 0.9 }),
  aiDPrime: estimate,
  aiCriterion: fc.constant(null),
  sure: fc.record(Object.fromEntries(KIND_IDS.map((id) => [id, sure])), { requiredKeys: [] }),
  demonstrated: fc.record({ "choose-inputs": count, "find-edge-cases": count }),
});

const shown = ({ learners: _, ...figure }: { learners: number }) => figure;

it("a week's figures come back from the text exactly", () => {
  fc.assert(
    fc.property(fc.array(week, { maxLength: 4 }), (weeks) => {
      const read = unpackWeeks(packWeeks(weeks as unknown as WeekFigures[]));
      expect(read).toEqual(
        weeks.map(({ criterion: _, aiCriterion: __, demonstrated, ...one }) => ({
          ...one,
          from: one.week === "2026-11-16" ? "16 November" : "23 November",
          leaning: one.dPrime && "too-much",
          aiLeaning: null,
          demonstrated: demonstrated["choose-inputs"] + demonstrated["find-edge-cases"],
          shares: Object.fromEntries(Object.entries(one.shares).map(([id, of]) => [id, shown(of)])),
          sure: Object.fromEntries(Object.entries(one.sure).map(([id, of]) => [id, shown(of as never)])),
        })),
      );
    }),
  );
});
