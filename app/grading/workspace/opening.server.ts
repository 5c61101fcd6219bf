import { db } from "~/database/db.server";
import type { SomeKind } from "~/kinds/registry";
import { findUnjudged } from "../ai-review.server";
import { EFFECTIVE } from "../effective";

/**
 * After this many graded attempts at an exercise, a learner who hasn't passed may read and write about the exercise.
 */
const ATTEMPTS = 3;

/** What a learner may read about an exercise after their attempts at it. */
export interface Opening {
  readonly hasPassed: boolean;
  /** True if the learner has passed or has made enough attempts. */
  readonly hasTried: boolean;
  /** True if the learner may see the author's answer. Other learners' answers are open only if this is true. */
  readonly hasAnswer: boolean;
}

const NOTHING: Opening = { hasPassed: false, hasTried: false, hasAnswer: false };

/**
 * Finds what a learner may read about an exercise. A pass opens the author's answer (`readBeside`). If a kind's report
 * shows the key, the report also reveals the author's answer, and other learners' answers open after enough attempts.
 * While the learner still has to judge an AI reviewer's comments, nothing is open.
 */
export async function findOpening(learner: { readonly id: string }, slug: string, kind: SomeKind): Promise<Opening> {
  if (await findUnjudged(learner, slug)) return NOTHING;
  const graded = await db.submission.findMany({
    where: { userId: learner.id, slug, results: { some: {} } },
    select: { results: { ...EFFECTIVE, select: { status: true } } },
  });
  const hasPassed = graded.some(({ results }) => results[0]?.status === "passed");
  const hasTried = hasPassed || graded.length >= ATTEMPTS;
  const showsKey = kind.card.startsOver !== null;
  return { hasPassed, hasTried, hasAnswer: hasPassed || (hasTried && showsKey) };
}
