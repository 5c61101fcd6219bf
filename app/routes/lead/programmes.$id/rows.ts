import { type CellId, type Published, totalOf } from "~/cohort/published/published";
import { SKILL_IDS, type Skill } from "~/kinds/skills";

/** A cohort as a row of the tables. A figure is null if it is withheld. */
export interface FigureRow {
  readonly id: string;
  readonly name: string;
  /** The page to which the row links for this reader. */
  readonly to: string | null;
  /** The reader's role in the cohort, or why the cohort can't be opened. */
  readonly about: string | null;
  /**
   * How many abuse reports, and texts that name a deleted account, are waiting for this reader's decision. Set only in
   * lists of the reader's own cohorts.
   */
  readonly decisions?: number;
  readonly learners: number | null;
  readonly handedIn: number | null;
  readonly passed: number | null;
  readonly trust: Published["trust"];
  readonly cells: Readonly<Partial<Record<Skill, number | null>>>;
  /** Whether the first figures are still being computed. */
  readonly isComing: boolean;
}

/** Makes a cohort's row. `published`: the published figures; undefined until they are first computed. */
export function rowOf(
  cohort: Pick<FigureRow, "id" | "name" | "to" | "about" | "decisions">,
  published: Published | undefined,
): FigureRow {
  const cells = published?.cells ?? {};
  return {
    ...cohort,
    learners: cells.joined ?? null,
    handedIn: cells["handed-in"] ?? null,
    passed: cells.passed ?? null,
    trust: published?.trust ?? null,
    cells: Object.fromEntries(SKILL_IDS.map((skill) => [skill, cells[skill] ?? null])),
    isComing: published === undefined,
  };
}

export type Totals = Readonly<Partial<Record<CellId, { readonly count: number; readonly of: number }>>>;

/** The totals over several cohorts, and the skills that anyone has demonstrated. */
export function sumUp(all: readonly Published[]): { totals: Totals; skills: Skill[] } {
  const totals = totalOf(all);
  return { totals, skills: SKILL_IDS.filter((skill) => (totals[skill]?.count ?? 0) > 0) };
}
