import type { Member } from "~/accounts/cohorts/members.server";
import type { HelpSettings } from "../help/help";
import type { Learner } from "../overview/cohort.server";
import type { RowOf } from "./tables";

/** What to read of a cohort, and for whom. */
export interface Reading {
  readonly cohortId: string;
  readonly name: string;
  /** All its members: no file contains anyone else. */
  readonly members: readonly Member[];
  readonly learners: readonly Learner[];
  readonly help: HelpSettings;
  /** Submissions for which the reader sees only the grader's own results. */
  readonly asGraded: ReadonlySet<string>;
  readonly now: Date;
  /** Provided by another room. */
  readonly agreement: () => Promise<RowOf<"agreement">[]>;
}
