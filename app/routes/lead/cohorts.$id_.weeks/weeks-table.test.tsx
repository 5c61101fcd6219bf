import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { WeekFigures } from "~/cohort/weeks/weeks";
import { pageData } from "./page-data";
import { WeeksTable } from "./weeks-table";

const around = (value: number) => ({ value, low: value - 0.2, high: value + 0.2 });

it("says beside d′ whether learners trusted too much or too little in a week", () => {
  const week = (criterion: number | null) =>
    ({
      week: "2026-11-16",
      dPrime: criterion === null ? null : around(1),
      criterion: criterion === null ? null : around(criterion),
      sure: {},
      demonstrated: {},
      skills: {},
      missed: {},
    }) as unknown as WeekFigures;
  const leansOn = (criterion: number | null) => {
    const { weeks } = pageData({ weeks: [week(criterion)], skills: {}, missed: {} });
    const html = renderToStaticMarkup(<WeeksTable name={null} weeks={weeks} shares={[]} kinds={[]} />);
    return [...html.matchAll(/<td.*?>(.*?)<\/td>/g)].at(-2)?.[1];
  };
  expect([0.5, -0.5, 0.1, null].map(leansOn)).toEqual(["too much trust", "too little trust", "neither clearly", "–"]);
});
