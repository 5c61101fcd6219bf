import { db } from "~/database/db.server";
import { recordAudit } from "../audit.server";

/** A cohort's rules, chosen by its leads. */
export interface CohortRules {
  /** The share of graded submissions that a mentor reviews without a request, 0–1. */
  readonly sampleShare: number;
  /** The share of reviews for which a second mentor writes an independent one, 0–1. */
  readonly doubleShare: number;
  /** Reviewers see no name until their review is sent. */
  readonly hidesNames: boolean;
  /** Learners who have demonstrated that they explain what is wrong may review others' work. */
  readonly allowsPeers: boolean;
  /** A learner needs attention after this many attempts at an exercise without gain, … */
  readonly stuckTries: number;
  /** … and after so many days without a submission. */
  readonly quietDays: number;
  /** Its learners may use the tutor, if this installation has a language model. */
  readonly hasTutor: boolean;
  /** How many days after a submission conversations with the tutor are kept. */
  readonly tutorDays: number;
  /** Its mentors may ask a language model for drafts of comments. */
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

/** The log entry for a changed rule. */
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
 * Sets a cohort's rules, and logs each change. Returns false if there is no such cohort. The caller has checked that
 * the actor is a lead of it or an admin.
 */
export async function setCohortRules(
  actor: { readonly id: string },
  cohortId: string,
  rules: CohortRules,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Locks the cohort's row until the end: if two save at once, each compares with what the other one saved.
    const { count } = await tx.cohort.updateMany({ where: { id: cohortId }, data: { id: cohortId } });
    if (count === 0) return false;
    const before = await tx.cohort.findUniqueOrThrow({ where: { id: cohortId }, select: RULES });
    await tx.cohort.update({ where: { id: cohortId }, data: rules });
    // The track record belongs to the old rules.
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
