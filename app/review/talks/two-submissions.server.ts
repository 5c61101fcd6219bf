import { listUnseen } from "~/accounts/reading/unseen.server";
import { findExercise, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { EFFECTIVE } from "~/grading/effective";
import { KINDS, type KindId } from "~/kinds/registry";

/** The submissions from which a mentor chooses two for a talk. */

interface Mentor {
  readonly id: string;
}

export interface HandIn {
  readonly submissionId: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
}

/**
 * The last passed submission that a learner has for each exercise in a track, or the one that was chosen for a talk.
 * Leaves out submissions that this mentor may still review independently, and submissions that wait for a review in a
 * cohort that hides names.
 */
export async function listPassed(
  mentor: Mentor,
  learnerId: string,
  track: string,
  chosen: readonly (string | null)[],
): Promise<HandIn[]> {
  const slugs = listExercises().flatMap((one) => (one.track === track ? [one.slug] : []));
  const [rows, unseen] = await Promise.all([
    db.submission.findMany({
      where: {
        userId: learnerId,
        slug: { in: slugs },
        reviewItems: { none: { state: "waiting", cohort: { hidesNames: true } } },
      },
      orderBy: { id: "asc" },
      select: { id: true, slug: true, results: { ...EFFECTIVE, select: { status: true } } },
    }),
    listUnseen(mentor, { learnerId }),
  ]);
  const passed = rows.filter(({ id, results }) => results[0]?.status === "passed" && !unseen.has(id));
  const inOrder = [...passed, ...passed.filter(({ id }) => chosen.includes(id))];
  const last = new Map(inOrder.map(({ id, slug }) => [slug, id]));
  return slugs.flatMap((slug) => {
    const [submissionId, exercise] = [last.get(slug), findExercise(slug)];
    return submissionId && exercise ? [{ submissionId, slug, title: exercise.meta.title, kind: exercise.kind.id }] : [];
  });
}

/** Why a talk can't be about these submissions; null if it can. */
export function refuseTwo(passed: readonly HandIn[], ids: readonly string[]): string | null {
  const two = passed.filter(({ submissionId }) => ids.includes(submissionId));
  if (new Set(ids).size !== 2 || two.length !== 2) return "Choose two submissions.";
  const decision = passed.map(({ kind }) => KINDS[kind].card).find(({ isDecision }) => isDecision);
  if (decision && !two.some(({ kind }) => KINDS[kind].card.isDecision)) {
    const name = decision.name.toLowerCase();
    return `At least one submission must be a ${name}, because a ${name} contains a decision to defend.`;
  }
  return null;
}
