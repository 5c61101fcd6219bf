import { FEWEST_LEARNERS, shareOf } from "~/cohort/counts/shares";
import type { OverTime, WeekFigures } from "~/cohort/weeks/weeks";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { SKILL_IDS, type Skill } from "~/kinds/skills";
import type { Row } from "./change-lines";
import { curveOf, type Figure } from "./sparkline";
import { packWeeks } from "./week-text";

/**
 * The page's data for each set of figures. Requests share stored figures for a few minutes, so the data is computed
 * only once.
 */
const made = new WeakMap<OverTime, ReturnType<typeof makePageData>>();

/**
 * Turns a cohort's figures into what the page draws. A year of figures contains several thousand shares by skill and
 * class, but the page only needs small curves of them.
 */
export function pageData(figures: OverTime) {
  const data = made.get(figures) ?? makePageData(figures);
  made.set(figures, data);
  return data;
}

const makePageData = ({ weeks, skills, missed }: OverTime) => ({
  isEmpty: weeks.length === 0,
  weeks: packWeeks(weeks),
  skills: rowsOf(SKILL_IDS, (skill) => {
    const demonstrated = weeks.map((week) => demonstratedOn(week, skill));
    return {
      curve: curveOf(weeks.map((week) => week.skills[skill] ?? null)),
      change: skills[skill] ?? null,
      // The skill "Say what is wrong" has no scored attempts, because mentors confirm it.
      isEmpty: !skills[skill] && !demonstrated.some((share) => share && share.of > 0),
      demonstrated: { curve: curveOf(demonstrated), now: demonstrated.at(-1) ?? null },
    };
  }),
  missed: rowsOf(DEFECT_CLASS_IDS, (id) => ({
    curve: curveOf(weeks.map((week) => week.missed[id] ?? null)),
    change: missed[id] ?? null,
    isEmpty: !missed[id],
  })),
});

const rowsOf = <Id extends string>(ids: readonly Id[], rowOf: (id: Id) => Row) =>
  Object.fromEntries(ids.map((id) => [id, rowOf(id)])) as Record<Id, Row>;

/** The share of learners who have demonstrated a skill, among those who have submitted something. */
function demonstratedOn({ begun, demonstrated }: WeekFigures, skill: Skill): Figure | null {
  if (begun === 0) return null;
  const { of, all, interval } = shareOf(demonstrated[skill] ?? 0, begun);
  return { of, all, interval: begun < FEWEST_LEARNERS ? null : interval };
}
