import type { Member } from "~/accounts/cohorts/members.server";
import type { Learner } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import type { RowOf } from "./tables";

/** What an export reads about a cohort, and for whom. */
export interface Reading {
  readonly reader: CohortReader;
  /**
   * All members of the cohort or, if the reader has chosen a section, of this section. No file contains anyone else.
   */
  readonly members: readonly Member[];
  readonly learners: readonly Learner[];
  readonly now: Date;
  /** Reads the rows about agreement, which another room provides. */
  readonly agreement: () => Promise<RowOf<"agreement">[]>;
}
