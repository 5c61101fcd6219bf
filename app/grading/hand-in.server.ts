import { type Exercise, findExercise, getRevision } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict } from "~/database/db.server";
import { newId } from "~/database/ordered-ids";
import { reached } from "~/operations/steps.server";
import { offerComments } from "./ai-review.server";
import { refuseHandIn } from "./hand-in-limit.server";
import { isInInterview } from "./interviews.server";
import { findShown } from "./offered.server";
import { addJob, nudge } from "./queue/queue.server";
import { endDraft } from "./workspace/drafts.server";
import { type Learner, seedOf } from "./workspace/workspace.server";

export type HandedIn =
  /** If `isOther` is true, the key was already used with different work, and only the earlier work is stored. */
  | { readonly ok: true; readonly submissionId: string; readonly isOther?: true }
  /** Messages, keyed by field path; the key "" is for the whole form. */
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, string>>;
      /** Seconds to wait, if a limit refused the submission. */
      readonly retryAfter?: number;
      /** The draft that another tab or device has saved, and that this submission doesn't include. */
      readonly conflict?: { readonly version: number; readonly work: unknown };
    };

export interface HandInAsk {
  /** The page generates this key, so that the same submission sent twice is stored once. */
  readonly key: string;
  readonly work: unknown;
  readonly revisionId?: string | undefined;
  /** The draft version that the page knows (0: none). If undefined, the draft is not checked. */
  readonly from?: number | undefined;
}

/** The queue's key for grading a submission. */
export const gradeKey = (submissionId: string) => `grade:${submissionId}`;

/**
 * The maximum number of attempts to store a submission. A learner's concurrent submissions may conflict on the attempt
 * number: one gets it, and the rest retry.
 */
const RACES = 20;

const OVERTAKEN = "This draft was also changed in another tab or on another device. Choose which version to hand in.";
const GUEST_IS_DONE =
  "You have reached the submission limit for guests. Create an account to continue. Your work will move to the new account.";
const ONCE =
  "You have handed in this exercise, and interview practice allows one attempt. Your draft is kept. You can hand in the draft once you have completed the set or stopped it early.";

/**
 * Stores a submission, deletes the draft, and queues the grading, all in one transaction. If another tab or device has
 * changed the draft in the meantime, stores nothing and returns the changed draft as a conflict. Sending the same `key`
 * again (a double click, a lost response) returns the same submission, and reports if its work differs. If another tab
 * has already handed in the page's draft unchanged, that tab's submission is returned. A submission is graded against
 * the revision that the learner worked on. `most` is how many times a guest may hand in.
 */
export async function handIn(
  learner: Learner,
  slug: string,
  ask: HandInAsk,
  { most = Number.POSITIVE_INFINITY }: { readonly most?: number } = {},
): Promise<HandedIn> {
  const { key, work } = ask;
  reached("submission read");
  const repeated = await findRepeated(learner, ask);
  if (repeated) return repeated;
  const current = findExercise(slug);
  if (!current) throw new Response("Not found", { status: 404 });
  const tooMuch = await refuseHandIn(learner);
  if (tooMuch) return { ok: false, errors: { "": tooMuch.message }, retryAfter: tooMuch.retryAfter };
  const owned = { userId: learner.id, slug };
  const isOnce = await isInInterview(learner, slug);

  for (let race = 1; ; race++) {
    const draft = await db.draft.findUnique({ where: { userId_slug: owned } });
    const exercise = await (draft ? findStarted(draft, current) : findShown(learner, current, ask.revisionId));
    const parsed = exercise.kind.work.schema.safeParse(work);
    if (!parsed.success) {
      return { ok: false, errors: Object.fromEntries(parsed.error.issues.map((i) => [i.path.join("."), i.message])) };
    }
    const problems = exercise.kind.work.problemsOf(exercise.content, parsed.data);
    if (problems.length > 0) return { ok: false, errors: Object.fromEntries(problems.map((p) => [p.path, p.message])) };
    if (draft && ask.from !== undefined && draft.version !== ask.from) {
      // A draft with the same work as the submission is not a conflict. It was saved, but the page didn't get the
      // response.
      const isSame = draft.work === JSON.stringify(exercise.kind.workspace.draftSchema.safeParse(work).data);
      if (!isSame) {
        const conflict = { version: draft.version, work: JSON.parse(draft.work) as unknown };
        return { ok: false, errors: { "": OVERTAKEN }, conflict };
      }
    }
    try {
      const submissionId = await db.$transaction(async (tx) => {
        // Begin with a write: on SQLite, a transaction that reads first and then writes fails if another transaction
        // writes at the same time.
        if (!draft) await tx.draft.deleteMany({ where: { ...owned, version: -1 } });
        else if (!(await endDraft(tx, draft))) return "overtaken";
        reached("draft taken");
        const tries = await tx.submission.count({ where: owned });
        // Read after the count. If another tab hands in between these two queries, either this query finds that tab's
        // submission, or the attempt number is taken and the loop tries again.
        const newest = { orderBy: { id: "desc" }, select: { id: true, revisionId: true, work: true } } as const;
        const last = await tx.submission.findFirst({ where: owned, ...newest });
        // The page's draft no longer exists. If its work was handed in, returns that submission.
        const isStale = !draft && ask.from !== undefined && ask.from > 0;
        if (isStale && last?.revisionId === exercise.revisionId && last.work === JSON.stringify(parsed.data))
          return last.id;
        if (tries >= most) throw new GuestIsDone();
        if (isOnce && tries > 0) throw new OnceInInterview();
        const submission = await tx.submission.create({
          data: {
            ...owned,
            id: newId(last?.id),
            revisionId: exercise.revisionId,
            handInKey: key,
            tryNumber: tries + 1,
            hintsUsed: await tx.hintUse.count({ where: owned }),
            seed: seedOf(learner, slug),
            work: JSON.stringify(parsed.data),
            confidence: (parsed.data as { confidence: number }).confidence,
          },
        });
        // Keeps the conversation with the tutor, which is then shown beside the report.
        await tx.tutorTurn.updateMany({
          where: { ...owned, submissionId: null },
          data: { submissionId: submission.id },
        });
        // Guests don't judge an AI reviewer's comments. They try one exercise, and see its report immediately.
        if (most === Number.POSITIVE_INFINITY) await offerComments(tx, submission, exercise);
        reached("submission written");
        await addJob(tx, { task: "grade", key: gradeKey(submission.id), payload: submission.id });
        reached("job written");
        return submission.id;
      });
      // Another tab saved or submitted this draft at the same moment, so try again.
      if (submissionId === "overtaken") continue;
      reached("submission committed");
      nudge();
      return { ok: true, submissionId };
    } catch (error) {
      if (error instanceof OnceInInterview) return { ok: false, errors: { "": ONCE } };
      if (error instanceof GuestIsDone) return { ok: false, errors: { "": GUEST_IS_DONE } };
      if (!isUniqueConflict(error) || race >= RACES) throw error;
      const twin = await findRepeated(learner, ask);
      if (twin) return twin;
    }
  }
}

/** Both errors are thrown to roll back the transaction, including the draft's deletion. */
class GuestIsDone extends Error {}
class OnceInInterview extends Error {}

/** The earlier submission with this key; null if there is none. */
export async function findRepeated(
  learner: Learner,
  { key, work }: Pick<HandInAsk, "key" | "work">,
): Promise<Extract<HandedIn, { ok: true }> | null> {
  const stored = await db.submission.findUnique({
    where: { userId_handInKey: { userId: learner.id, handInKey: key } },
    select: { id: true, revisionId: true, work: true },
  });
  if (!stored) return null;
  const { kind } = await getRevision(stored.revisionId);
  const isSame = JSON.stringify(kind.work.schema.safeParse(work).data) === stored.work;
  return { ok: true, submissionId: stored.id, ...(!isSame && { isOther: true }) };
}

/** The revision on which the learner started to work; the current revision if the exercise has no such revision. */
async function findStarted({ revisionId: id }: { readonly revisionId: string }, current: Exercise): Promise<Exercise> {
  if (id === current.revisionId) return current;
  return (await db.revision.count({ where: { id, slug: current.slug } })) > 0 ? getRevision(id) : current;
}
