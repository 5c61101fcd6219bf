import { findExercise, listExercises } from "~/catalogue/catalogue.server";
import { followNews } from "~/cohort/counts/follow.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { handIn } from "~/grading/hand-in.server";
import type { Track } from "~/kinds/skills";
import { testSandbox } from "./sandbox";

/**
 * Hands in an exercise's best sample and grades it with the real grader. If the sample is a suite, adds `word` to it in
 * a comment. Returns the submission's id.
 */
export async function pass(learner: { readonly id: string }, slug: string, word = ""): Promise<string> {
  const { kind, content } = findExercise(slug)!;
  const best = kind.samples(content)[0]!.work as Record<string, unknown>;
  const work = {
    ...best,
    ...(typeof best.suite === "string" && { suite: `${best.suite}\n// ${word}\n` }),
    confidence: 80,
  };
  const outcome = await handIn(learner, slug, { key: `${slug} ${crypto.randomUUID()}`, work });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  await gradeSubmission(outcome.submissionId, await testSandbox());
  await followNews();
  return outcome.submissionId;
}

/** Passes every exercise in a track. Returns the submissions' ids. */
export async function passTrack(learner: { readonly id: string }, track: Track, word = ""): Promise<string[]> {
  const ids: string[] = [];
  for (const { slug } of listExercises().filter((one) => one.track === track))
    ids.push(await pass(learner, slug, word));
  return ids;
}

/** Creates a cohort with these members. `people` maps user ids to roles. Returns the cohort's id. */
export async function enrolAll(people: Readonly<Record<string, string>>): Promise<string> {
  const { id } = await db.cohort.create({ data: { name: "Heron cohort", sampleShare: 0 } });
  for (const [userId, role] of Object.entries(people))
    await db.membership.create({ data: { cohortId: id, userId, role } });
  return id;
}
