import type { Member } from "~/accounts/cohorts/members.server";
import type { HelpSettings } from "../help/help";
import type { Learner } from "../overview/cohort.server";
import type { RowOf } from "./tables";

/** What is read of a cohort, and for whom. */
export interface Reading {
  readonly cohortId: string;
  readonly name: string;
  /** Everyone in it: no one else stands in any file. */
  readonly members: readonly Member[];
  readonly learners: readonly Learner[];
  readonly help: HelpSettings;
  /** Submissions of which the reader is told the grader's own results alone. */
  readonly asGraded: ReadonlySet<string>;
  readonly now: Date;
  /** Of another room. */
  readonly agreement: () => Promise<RowOf<"agreement">[]>;
}
