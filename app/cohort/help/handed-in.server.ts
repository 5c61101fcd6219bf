import type { Unseen } from "~/accounts/reading/unseen.server";
import { db } from "~/database/db.server";
import { asGradedAlone, type Fact, stoodOf, trialOf } from "../counts/fact";
import type { HandedIn } from "./help";

/** A learner's submissions, in the form that the rules for attention use. */

export async function readHandIns(userId: string, asGraded: Unseen): Promise<HandedIn[]> {
  const facts = await db.tryFact.findMany({ where: { userId }, orderBy: { submissionId: "asc" } });
  return (facts as Fact[]).map((fact) => handedInOf(asGraded.has(fact.submissionId) ? asGradedAlone(fact) : fact));
}

/** The fields of a fact that the rules use. */
export type FactOfHandIn = Pick<
  Fact,
  "userId" | "submissionId" | "slug" | "handedInAt" | "counting" | "history" | "flawed" | "requested"
>;

export const handedInOf = (fact: FactOfHandIn): HandedIn => ({
  submissionId: fact.submissionId,
  slug: fact.slug,
  at: fact.handedInAt,
  counting: fact.counting,
  stood: stoodOf(fact),
  trial: trialOf(fact),
});
