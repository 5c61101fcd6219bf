import type { Member } from "~/accounts/cohorts/members.server";
import type { Learner } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import type { RowOf } from "./tables";

/** What an export reads about a cohort, and for whom. */
export interface Reading {
  readonly reader: CohortReader;
  /** All members of the cohort, or of the section that the reader reads about. No file contains anyone else. */
  readonly members: readonly Member[];
  readonly learners: readonly Learner[];
  readonly now: Date;
  /** Another room provides these rows. */
  readonly agreement: () => Promise<RowOf<"agreement">[]>;
}
