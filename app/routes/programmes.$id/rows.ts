import { type CellId, type Published, totalOf } from "~/cohort/published/published";
import { SKILL_IDS, type Skill } from "~/kinds/skills";

/** A cohort as a row of the tables. Null is withheld. */
export interface FigureRow {
  readonly id: string;
  readonly name: string;
  /** Where who reads may go on. */
  readonly to: string | null;
  /** What it is to who reads, or why there is nothing to open. */
  readonly about: string | null;
  readonly learners: number | null;
  readonly handedIn: number | null;
  readonly passed: number | null;
  readonly trust: Published["trust"];
  readonly cells: Readonly<Partial<Record<Skill, number | null>>>;
  /** Its first figures are still being made. */
  readonly isComing: boolean;
}

/** `told`: undefined where nothing was made yet. */
export function rowOf(cohort: Pick<FigureRow, "id" | "name" | "to" | "about">, told: Published | undefined): FigureRow {
  const cells = told?.cells ?? {};
  return {
    ...cohort,
    learners: cells.joined ?? null,
    handedIn: cells["handed-in"] ?? null,
    passed: cells.passed ?? null,
    trust: told?.trust ?? null,
    cells: Object.fromEntries(SKILL_IDS.map((skill) => [skill, cells[skill] ?? null])),
    isComing: told === undefined,
  };
}

export type Totals = Readonly<Partial<Record<CellId, { readonly count: number; readonly of: number }>>>;

/** What stands of several cohorts together, and the skills of which anything stands. */
export function sumUp(all: readonly Published[]): { totals: Totals; skills: Skill[] } {
  const totals = totalOf(all);
  return { totals, skills: SKILL_IDS.filter((skill) => (totals[skill]?.count ?? 0) > 0) };
}
