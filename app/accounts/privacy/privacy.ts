import { ACCOUNTS } from "./kept/accounts";
import { COHORTS } from "./kept/cohorts";
import { COUNTS } from "./kept/counts";
import { QUESTIONS } from "./kept/questions";
import { RECORDS } from "./kept/records";
import { REVIEWS } from "./kept/reviews";
import { RUNNING } from "./kept/running";
import { SHARED } from "./kept/shared";
import type { KeptTable, OtherTable } from "./kept/table";
import { WORK } from "./kept/work";

/**
 * What is kept about people: every column of every table, with its meaning. The page "Your data", docs/privacy.md and
 * the tests use this list. A test fails if a column is missing (`privacy.test.ts`).
 */
export const KEPT = {
  ...ACCOUNTS,
  ...COHORTS,
  ...WORK,
  ...COUNTS,
  ...QUESTIONS,
  ...REVIEWS,
  ...SHARED,
  ...RECORDS,
  ...RUNNING,
} as const;

export interface KeptRow {
  readonly table: string;
  readonly title: string;
  readonly why: string;
  readonly until: string;
  readonly columns: readonly { readonly name: string; readonly what: string }[];
}

/** Lists what the page shows: each table with data about people, and the columns with information about them. */
export function listKept(): KeptRow[] {
  return Object.entries<KeptTable | OtherTable>(KEPT).flatMap(([table, kept]) => {
    if ("nobody" in kept) return [];
    const { title, why, until, personal, text } = kept;
    const columns = Object.entries({ ...text, ...personal }).map(([name, what]) => ({ name, what }));
    return [{ table, title, why, until, columns }];
  });
}
