import { db } from "~/database/db.server";
import { recordAudit } from "../audit.server";

/** What leads decide about their cohort. */
export interface CohortRules {
  /** The share of graded submissions that a mentor reads without being asked, 0–1. */
  readonly sampleShare: number;
  /** The share of reviews that two mentors write unseen by each other, 0–1. */
  readonly doubleShare: number;
  /** Who reviews sees no name until the review is sent. */
  readonly hidesNames: boolean;
  /** Learners who have shown that they explain what is wrong may review others' work. */
  readonly allowsPeers: boolean;
  /** A learner may need help after so many attempts of an exercise without gain, … */
  readonly stuckTries: number;
  /** … and after so many days without a submission. */
  readonly quietDays: number;
}

const RULES = {
  sampleShare: true,
  doubleShare: true,
  hidesNames: true,
  allowsPeers: true,
  stuckTries: true,
  quietDays: true,
} as const;

/** A cohort's name and rules; null where there is no such cohort. */
export async function findCohortRules(cohortId: string): Promise<(CohortRules & { readonly name: string }) | null> {
  return db.cohort.findUnique({ where: { id: cohortId }, select: { name: true, ...RULES } });
}

/** What the changes' list says of a rule that was set. */
const changeOf = (rules: CohortRules): Readonly<Record<keyof CohortRules, string>> => ({
  sampleShare: "cohort.sample-share-set",
  doubleShare: "cohort.double-share-set",
  hidesNames: rules.hidesNames ? "cohort.names-hidden" : "cohort.names-shown",
  allowsPeers: rules.allowsPeers ? "cohort.peers-allowed" : "cohort.peers-not-allowed",
  stuckTries: "cohort.help-rules-set",
  quietDays: "cohort.help-rules-set",
});

/**
 * Sets a cohort's rules; what is changed by it is written down, a line each. Returns false where there is no such
 * cohort. The caller has checked that a lead of it or an admin asks.
 */
export async function setCohortRules(
  actor: { readonly id: string },
  cohortId: string,
  rules: CohortRules,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Holds the cohort's row until the end: of two who save at once each finds what the other one left.
    const { count } = await tx.cohort.updateMany({ where: { id: cohortId }, data: { id: cohortId } });
    if (count === 0) return false;
    const before = await tx.cohort.findUniqueOrThrow({ where: { id: cohortId }, select: RULES });
    await tx.cohort.update({ where: { id: cohortId }, data: rules });
    // What came of other rules.
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
