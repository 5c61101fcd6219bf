import { findExercise, getRevision } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict } from "~/db.server";
import { refuseHandIn } from "./hand-in-limit.server";
import { addJob, nudge } from "./queue.server";
import { type Learner, seedOf } from "./workspace.server";

export type HandedIn =
  | { readonly ok: true; readonly submissionId: string }
  /** Messages by the path of the field; "" for the whole. */
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, string>>;
      /** Seconds to wait, when a limit refused it. */
      readonly retryAfter?: number;
    };

/** The queue's key of a submission's grading. */
export const gradeKey = (submissionId: string) => `grade:${submissionId}`;

/** Tries of a learner at once may meet on the same try number; one more look settles it. */
const RACES = 3;

/**
 * Stores what is handed in, before anything else, and queues its grading in the same transaction. The draft goes with
 * it. The same `key` sent again (a second press, a lost answer) gives the same submission. It is graded against the
 * revision that the learner worked on.
 */
export async function handIn(
  learner: Learner,
  slug: string,
  { key, work, revisionId }: { key: string; work: unknown; revisionId?: string | undefined },
): Promise<HandedIn> {
  const repeated = await db.submission.findUnique({
    where: { userId_handInKey: { userId: learner.id, handInKey: key } },
  });
  if (repeated) return { ok: true, submissionId: repeated.id };
  const current = findExercise(slug);
  if (!current) throw new Response("Not found", { status: 404 });
  const tooMuch = await refuseHandIn(learner);
  if (tooMuch) return { ok: false, errors: { "": tooMuch.message }, retryAfter: tooMuch.retryAfter };
  const owned = { userId: learner.id, slug };
  const draft = await db.draft.findUnique({ where: { userId_slug: owned }, select: { revisionId: true } });
  const exercise = await findRevision(slug, draft?.revisionId ?? revisionId ?? current.revisionId, current);

  const parsed = exercise.kind.workSchema.safeParse(work);
  if (!parsed.success) {
    return { ok: false, errors: Object.fromEntries(parsed.error.issues.map((i) => [i.path.join("."), i.message])) };
  }
  const problems = exercise.kind.problemsOf(exercise.content, parsed.data);
  if (problems.length > 0) return { ok: false, errors: Object.fromEntries(problems.map((p) => [p.path, p.message])) };

  for (let race = 1; ; race++) {
    try {
      const submissionId = await db.$transaction(async (tx) => {
        const [tries, hintsUsed] = [
          await tx.submission.count({ where: owned }),
          await tx.hintUse.count({ where: owned }),
        ];
        const submission = await tx.submission.create({
          data: {
            ...owned,
            revisionId: exercise.revisionId,
            handInKey: key,
            tryNumber: tries + 1,
            hintsUsed,
            seed: seedOf(learner, slug),
            work: JSON.stringify(parsed.data),
            confidence: (parsed.data as { confidence: number }).confidence,
          },
        });
        await tx.draft.deleteMany({ where: owned });
        await addJob(tx, { task: "grade", key: gradeKey(submission.id), payload: submission.id });
        return submission.id;
      });
      nudge();
      return { ok: true, submissionId };
    } catch (error) {
      if (!isUniqueConflict(error) || race >= RACES) throw error;
      const twin = await db.submission.findUnique({
        where: { userId_handInKey: { userId: learner.id, handInKey: key } },
      });
      if (twin) return { ok: true, submissionId: twin.id };
    }
  }
}

/** A revision of this exercise; the one on offer when the id names another's or none. */
async function findRevision(slug: string, revisionId: string, current: NonNullable<ReturnType<typeof findExercise>>) {
  if (revisionId === current.revisionId) return current;
  const known = await db.revision.findFirst({ where: { id: revisionId, slug }, select: { id: true } });
  return known ? getRevision(known.id) : current;
}
