import { findExercise } from "../../app/catalogue/catalogue.server";
import { toWords } from "../../app/cohort/counts/fact";
import { db } from "../../app/database/db.server";
import type { DefectClass } from "../../app/kinds/defect-classes";

let tries = 0;

/**
 * Stores a graded review submission with these issues ("+" is caught, "-" is missed), and its fact, but no counts.
 * Returns the submission's id.
 */
export async function addJudged(
  userId: string,
  slug: string,
  issues: readonly `${DefectClass}${"+" | "-"}`[],
  counting = true,
): Promise<string> {
  const { revisionId, meta, kind } = findExercise(slug)!;
  const said = { slug, revisionId, confidence: 80, tryNumber: ++tries };
  const { id: submissionId, handedInAt } = await db.submission.create({
    data: { ...said, userId, handInKey: `judged ${tries}`, seed: "s", work: "{}" },
  });
  await db.tryFact.create({
    data: {
      ...said,
      submissionId,
      userId,
      handedInAt,
      counting,
      kind: kind.id,
      track: meta.track,
      status: "failed",
      score: 0,
      ownStatus: "failed",
      ownScore: 0,
      history: "[]",
      skills: toWords([]),
      issues: toWords([...issues]),
    },
  });
  return submissionId;
}
