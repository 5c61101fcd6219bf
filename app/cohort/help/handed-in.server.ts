import { AS_IT_STANDS, type Unseen } from "~/accounts/reading/unseen.server";
import { db } from "~/database/db.server";
import { asGradedAlone, type Fact, stoodOf, trialOf } from "../counts/fact";
import type { HandedIn } from "./help";

/** Submissions in the form that the rules for attention use. */

const COLUMNS = {
  userId: true,
  submissionId: true,
  slug: true,
  handedInAt: true,
  counting: true,
  history: true,
  flawed: true,
  requested: true,
  ownStatus: true,
  ownScore: true,
} as const;

/** These learners' submissions, keyed by learner; each learner's list is sorted, oldest first. */
export async function readHandIns(
  userIds: readonly string[],
  asGraded: Unseen = AS_IT_STANDS,
): Promise<ReadonlyMap<string, HandedIn[]>> {
  const facts = await db.tryFact.findMany({
    where: { userId: { in: [...userIds] } },
    orderBy: { submissionId: "asc" },
    select: COLUMNS,
  });
  const lists = new Map<string, HandedIn[]>(userIds.map((id) => [id, []]));
  for (const fact of facts as Pick<Fact, keyof typeof COLUMNS>[])
    lists.get(fact.userId)!.push(handedInOf(asGraded.has(fact.submissionId) ? asGradedAlone(fact) : fact));
  return lists;
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
