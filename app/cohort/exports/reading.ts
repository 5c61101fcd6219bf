import type { Member } from "~/accounts/cohorts/members.server";
import type { Learner } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import type { RowOf } from "./tables";

/** What to read of a cohort, and for whom. */
export interface Reading {
  readonly reader: CohortReader;
  /** All members of the cohort: no file contains anyone else. */
  readonly members: readonly Member[];
  readonly learners: readonly Learner[];
  readonly now: Date;
  /** Provided by another module of `app/`. */
  readonly agreement: () => Promise<RowOf<"agreement">[]>;
}
