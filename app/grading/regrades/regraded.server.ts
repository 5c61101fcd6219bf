import { db } from "~/database/db.server";
import { isSet, LAST_CHANGE } from "../effective";
import type { ScoreChange } from "./regrade.server";

/** Reads what regrading has changed so far. */

/** How many of the regradings that a ruling caused are done, and how many there are. */
export async function countRegrades(cause: string): Promise<{ done: number; all: number }> {
  const [all, open] = await Promise.all([
    db.regrade.count({ where: { cause } }),
    db.regrade.count({ where: { cause, doneAt: null } }),
  ]);
  return { done: all - open, all };
}

/** Selects the grader's results in the order in which they were stored, and the last change that a person made. */
const HISTORY = {
  results: { where: { rank: 0 }, orderBy: { id: "asc" }, select: { revisionId: true, status: true } },
  overrides: LAST_CHANGE,
} as const;

interface History {
  readonly results: readonly { readonly revisionId: string; readonly status: string }[];
  readonly overrides: readonly { readonly takesBackId: string | null }[];
}

/** Whether the submission first passed when graded against this revision. False if a person set the current score. */
const passesFirst = (revisionId: string, { results, overrides }: History): boolean =>
  !isSet(overrides) && results.find(({ status }) => status === "passed")?.revisionId === revisionId;

/**
 * The current learners of this cohort whose score or pass a ruling has changed so far. A ruling doesn't change a score
 * that a person set, so if such a submission were missing from the list, its absence would reveal that a person had set
 * its score. Therefore, the list leaves out all `unseen` submissions.
 */
export async function listRegraded(
  cause: string,
  cohortId: string,
  unseen: ReadonlySet<string>,
): Promise<ScoreChange[]> {
  const ofCohort = { user: { memberships: { some: { cohortId, role: "learner" } } } };
  const rows = await db.regrade.findMany({
    where: { cause, doneAt: { not: null }, submission: ofCohort },
    orderBy: { submissionId: "asc" },
    include: {
      submission: { select: { tryNumber: true, user: { select: { id: true, name: true } }, ...HISTORY } },
    },
  });
  return rows.flatMap(({ submissionId, revisionId, before, after, submission }) => {
    const { user: learner, tryNumber } = submission;
    if (before === null || after === null || unseen.has(submissionId)) return [];
    const passes = passesFirst(revisionId, submission);
    return after !== before || passes ? [{ submissionId, before, after, passes, learner, tryNumber }] : [];
  });
}

/** The changes that regrading made to a submission's score or pass, oldest first. */
export async function listChangesOf(submissionId: string) {
  const rows = await db.regrade.findMany({
    where: { submissionId, doneAt: { not: null } },
    orderBy: [{ doneAt: "asc" }, { before: "asc" }],
    include: { submission: { select: HISTORY } },
  });
  return rows.flatMap(({ revisionId, cause, before, after, doneAt, submission }) => {
    if (before === null || after === null) return [];
    const passes = passesFirst(revisionId, submission);
    return after !== before || passes ? [{ cause, before, after, passes, doneAt: doneAt! }] : [];
  });
}
