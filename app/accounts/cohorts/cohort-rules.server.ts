import { db } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { recordAudit } from "../audit.server";

/** A cohort's rules, chosen by its leads. */
export interface CohortRules {
  /**
   * The share (0–1) of graded submissions that are sampled for a mentor's review although the learner didn't ask for
   * one.
   */
  readonly sampleShare: number;
  /** The share (0–1) of reviewed submissions that a second mentor reviews independently. */
  readonly doubleShare: number;
  /** True if reviewers see no names until they have sent their review. */
  readonly hidesNames: boolean;
  /** True if learners who have demonstrated that they can explain defects may review other learners' work. */
  readonly allowsPeers: boolean;
  /** The number of attempts at an exercise, without a better score, after which a learner needs attention. */
  readonly stuckTries: number;
  /** The number of days without a submission after which a learner needs attention. */
  readonly quietDays: number;
  /** True if the cohort's learners may use the tutor, on an installation with a language model. */
  readonly hasTutor: boolean;
  /** How many days conversations with the tutor are kept after a submission. */
  readonly tutorDays: number;
  /** True if the cohort's mentors may ask a language model for drafts of comments. */
  readonly hasCommentDrafts: boolean;
}

const RULES = {
  sampleShare: true,
  doubleShare: true,
  hidesNames: true,
  allowsPeers: true,
  stuckTries: true,
  quietDays: true,
  hasTutor: true,
  tutorDays: true,
  hasCommentDrafts: true,
} as const;

/** A cohort's name and rules; null if there is no such cohort. */
export async function findCohortRules(cohortId: string): Promise<(CohortRules & { readonly name: string }) | null> {
  return db.cohort.findUnique({ where: { id: cohortId }, select: { name: true, ...RULES } });
}

/** The audit action for each rule, logged when that rule changes. */
const changeOf = (rules: CohortRules): Readonly<Record<keyof CohortRules, string>> => ({
  sampleShare: "cohort.sample-share-set",
  doubleShare: "cohort.double-share-set",
  hidesNames: rules.hidesNames ? "cohort.names-hidden" : "cohort.names-shown",
  allowsPeers: rules.allowsPeers ? "cohort.peers-allowed" : "cohort.peers-not-allowed",
  stuckTries: "cohort.help-rules-set",
  quietDays: "cohort.help-rules-set",
  hasTutor: rules.hasTutor ? "cohort.tutor-on" : "cohort.tutor-off",
  tutorDays: "cohort.tutor-days-set",
  hasCommentDrafts: rules.hasCommentDrafts ? "cohort.comment-drafts-on" : "cohort.comment-drafts-off",
});

/**
 * Sets some of a cohort's rules, and logs each change. Returns false if there is no such cohort. The caller has checked
 * that the actor is a lead of the cohort or an admin.
 */
export async function setCohortRules(
  actor: { readonly id: string },
  cohortId: string,
  changed: Partial<CohortRules>,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Locks the cohort's row. If two people save at once, the second request compares its rules with the rules that the
    // first request saved.
    if (!(await lockCohort(tx, cohortId))) return false;
    const before = await tx.cohort.findUniqueOrThrow({ where: { id: cohortId }, select: RULES });
    const rules = { ...before, ...changed };
    await tx.cohort.update({ where: { id: cohortId }, data: rules });
    // Deletes the rules' stored track record, because it describes the old rules.
    if (before.stuckTries !== rules.stuckTries || before.quietDays !== rules.quietDays)
      await tx.keptFigures.deleteMany({ where: { subject: `cohort:${cohortId}`, name: "help" } });
    const actions = changeOf(rules);
    for (const rule of Object.keys(RULES) as (keyof CohortRules)[]) {
      if (before[rule] === rules[rule]) continue;
      await recordAudit(tx, { actorId: actor.id, action: actions[rule], subject: `cohort:${cohortId}` });
    }
    return true;
  });
}
