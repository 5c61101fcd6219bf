import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { WeekFigures } from "~/cohort/weeks/weeks";
import { packWeeks, unpackWeeks } from "./week-text";
import { WeeksTable } from "./weeks-table";

const around = (value: number) => ({ value, low: value - 0.2, high: value + 0.2 });

const NONE = { learners: 0, of: 0, all: 0, interval: null };

it("says beside each d′ in which direction learners erred in a week", () => {
  const week = (criterion: number | null, aiCriterion = criterion) =>
    ({
      week: "2026-11-16",
      dPrime: criterion === null ? null : around(1),
      criterion: criterion === null ? null : around(criterion),
      aiDPrime: aiCriterion === null ? null : around(2),
      aiCriterion: aiCriterion === null ? null : around(aiCriterion),
      finished: 3,
      shares: { passed: NONE, found: NONE, refused: NONE, falseAlarms: NONE },
      sure: {},
      demonstrated: {},
      skills: {},
      missed: {},
    }) as unknown as WeekFigures;
  const cellsOn = (criterion: number | null, aiCriterion?: number | null) => {
    const weeks = unpackWeeks(packWeeks([week(criterion, aiCriterion)]));
    const html = renderToStaticMarkup(<WeeksTable name={null} weeks={weeks} shares={[]} kinds={[]} />);
    return [...html.matchAll(/<td.*?>(.*?)<\/td>/g)].map(([, text]) => text).slice(3);
  };
  const [verdicts, comments] = ["1.0 (probably 0.8 to 1.2)", "2.0 (probably 1.8 to 2.2)"];
  expect(cellsOn(0.5)).toEqual([verdicts, "too much trust", comments, "acting on too few comments", "0", "3"]);
  expect(cellsOn(-0.5)).toEqual([verdicts, "too little trust", comments, "acting on too many comments", "0", "3"]);
  expect(cellsOn(0.1)).toEqual([verdicts, "neither clearly", comments, "neither clearly", "0", "3"]);
  expect(cellsOn(null, 0.5)).toEqual(["–", "–", comments, "acting on too few comments", "0", "3"]);
});
