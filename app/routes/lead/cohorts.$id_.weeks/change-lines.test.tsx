import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Change, WeekFigures } from "~/cohort/weeks/weeks";
import { ChangeLines } from "./change-lines";
import { pageData } from "./page-data";
import { curveOf, type Figure } from "./sparkline";

const share = (of: number, all: number, interval: readonly [number, number] | null = null) => {
  return { learners: 8, of, all, interval };
};
const NONE = share(0, 0);

function render(
  shares: readonly (Figure | undefined)[],
  change: Partial<Change> = {},
  demonstrated?: readonly Figure[],
): string {
  const row = {
    curve: curveOf(shares.map((one) => one ?? null)),
    change: { before: NONE, recent: NONE, change: null, ...change },
    isEmpty: false,
    ...(demonstrated && { demonstrated: { curve: curveOf(demonstrated), now: demonstrated.at(-1) ?? null } }),
  };
  const rows = [{ id: "inputs", title: "Choose inputs" }] as const;
  return renderToStaticMarkup(
    <ChangeLines
      title="Skills over time"
      head="Skill"
      rows={rows}
      lines={[{ name: "Heron", rows: { inputs: row } }]}
    />,
  );
}

it("beside each row, a curve joins its shares by week, with a bar for each interval and a dot on the newest", () => {
  const html = render([share(0, 4), undefined, share(6, 8, [0.4, 0.9]), share(4, 4)]);
  const [svg] = html.match(/<svg class="sparkline".*?<\/svg>/)!;
  // One unit per week and per percentage point. The week without an attempt has no point.
  const pathsOf = (picture: string) =>
    Object.fromEntries([...picture.matchAll(/<path class="(.*?)" d="(.*?)"/g)].map(([, name, d]) => [name!, d]));
  expect(svg).toContain('viewBox="-.5 0 4 100"');
  expect(pathsOf(svg)).toEqual({ value: "M0 0L2 75L3 100", range: "M2 40V90", dot: "M3 100h0" });
  const [alone] = render([undefined, share(1, 2)]).match(/<svg class="sparkline".*?<\/svg>/)!;
  expect(pathsOf(alone)).toEqual({ dot: "M1 50h0" });
});

it("the newest weeks and all before have their intervals, and so has their difference, in percentage points", () => {
  const cells = (html: string) => [...html.matchAll(/<td class="num">(.*?)<\/td>/g)].map(([, text]) => text);
  const [before, recent] = [share(4, 16, [0.1, 0.5]), share(12, 16, [0.5, 0.9])];
  expect(cells(render([before], { before, recent, change: [0.124, 0.71] }))).toEqual([
    "25% (4 of 16, 10–50%)",
    "75% (12 of 16, 50–90%)",
    "+12 to +71",
  ]);
  const few = share(1, 2);
  expect(cells(render([few], { before, recent: few }))).toEqual(["25% (4 of 16, 10–50%)", "50% (1 of 2)", "too early"]);
  expect(cells(render([few], { recent: few }))).toEqual(["none", "50% (1 of 2)", "–"]);
  expect(cells(render([few], { before, recent, change: [-0.3, 0] }))[2]).toBe("−30 to 0");
});

it("the newest share of learners who have demonstrated a skill follows its own curve", () => {
  const html = render([], {}, [share(0, 8, [0, 0.3]), share(3, 12, [0.1, 0.5])]);
  expect(html.match(/<svg class="sparkline"/g)).toHaveLength(2);
  expect(html).toContain('<td class="num">25% (3 of 12, 10–50%)</td></tr>');
  expect(html).toContain(">Demonstrated by</th>");
  expect(render([])).not.toContain("Demonstrated by");
});

it("a skill without scored attempts is listed once someone has demonstrated it", () => {
  const week = (count: number) =>
    ({
      week: "2026-11-16",
      begun: 8,
      demonstrated: { "say-what-is-wrong": count },
      skills: {},
      missed: {},
      shares: { passed: NONE, found: NONE, refused: NONE, falseAlarms: NONE },
      sure: {},
    }) as unknown as WeekFigures;
  const listed = (...counts: readonly number[]) =>
    renderToStaticMarkup(
      <ChangeLines
        title="Skills"
        head="Skill"
        rows={[{ id: "say-what-is-wrong", title: "Say what is wrong" }]}
        lines={[{ name: "Heron", rows: pageData({ weeks: counts.map(week), skills: {}, missed: {} }).skills }]}
      />,
    ).includes("Say what is wrong");
  expect([listed(1), listed(0), listed(1, 0), listed()]).toEqual([true, false, true, false]);
});
