import { findExercise, getRevision } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict } from "~/database/db.server";
import { newId } from "~/database/ordered-ids";
import { reached } from "~/operations/steps.server";
import { endDraft } from "./drafts.server";
import { refuseHandIn } from "./hand-in-limit.server";
import { addJob, nudge } from "./queue.server";
import { type Learner, seedOf } from "./workspace.server";

export type HandedIn =
  /** `isOther`: this key came before, with other work; that one is stored, this one is not. */
  | { readonly ok: true; readonly submissionId: string; readonly isOther?: true }
  /** Messages by the path of the field; "" for the whole. */
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, string>>;
      /** Seconds to wait, when a limit refused it. */
      readonly retryAfter?: number;
      /** The draft as another tab or device has left it, which this submission knows nothing of. */
      readonly conflict?: { readonly version: number; readonly work: unknown };
    };

export interface HandInAsk {
  /** Made by the page. */
  readonly key: string;
  readonly work: unknown;
  readonly revisionId?: string | undefined;
  /** The draft's version that the page knows (0: none). Where it is not said, the draft is not asked after. */
  readonly from?: number | undefined;
}

/** The queue's key of a submission's grading. */
export const gradeKey = (submissionId: string) => `grade:${submissionId}`;

/** Submissions of a learner at once may meet on the same try number: one gets it, and the others look again. */
const RACES = 20;

const OVERTAKEN = "This draft was also changed in another tab or on another device. Choose which one you hand in.";
const GUEST_IS_DONE = "You have handed in as often as a guest can. Create an account to go on: your work comes along.";

/**
 * Stores what is handed in, before anything else, and queues its grading in the same transaction. The draft goes with
 * it, unless another tab or device has changed it since: then nothing is stored, and the change comes back. The same
 * `key` sent again (a second press, a lost answer) gives the same submission, and says so where its work is other. It
 * is graded against the revision that the learner worked on. `most`: how often a guest may.
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

  for (let race = 1; ; race++) {
    const draft = await db.draft.findUnique({ where: { userId_slug: owned } });
    const named = draft?.revisionId ?? ask.revisionId ?? current.revisionId;
    const isOther =
      named !== current.revisionId && (await (draft ? isOf(slug, named) : wasOffered(learner, slug, named)));
    const exercise = isOther ? await getRevision(named) : current;
    const parsed = exercise.kind.work.schema.safeParse(work);
    if (!parsed.success) {
      return { ok: false, errors: Object.fromEntries(parsed.error.issues.map((i) => [i.path.join("."), i.message])) };
    }
    const problems = exercise.kind.work.problemsOf(exercise.content, parsed.data);
    if (problems.length > 0) return { ok: false, errors: Object.fromEntries(problems.map((p) => [p.path, p.message])) };
    if (draft && ask.from !== undefined && draft.version !== ask.from) {
      // The very words that are handed in are no other version: the answer to their save was lost.
      const isSame = draft.work === JSON.stringify(exercise.kind.workspace.draftSchema.safeParse(work).data);
      if (!isSame) {
        const conflict = { version: draft.version, work: JSON.parse(draft.work) as unknown };
        return { ok: false, errors: { "": OVERTAKEN }, conflict };
      }
    }
    try {
      const submissionId = await db.$transaction(async (tx) => {
        // A change before all else: on SQLite it waits for other writers, where a reader that begins to write would
        // fail.
        if (!draft) await tx.draft.deleteMany({ where: { ...owned, version: -1 } });
        else if (!(await endDraft(tx, draft))) return "overtaken";
        reached("draft taken");
        const tries = await tx.submission.count({ where: owned });
        if (tries >= most) throw new GuestIsDone();
        const last = await tx.submission.findFirst({ where: owned, orderBy: { id: "desc" }, select: { id: true } });
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
        reached("submission written");
        await addJob(tx, { task: "grade", key: gradeKey(submission.id), payload: submission.id });
        reached("job written");
        return submission.id;
      });
      // Saved or handed in at this very moment: looked at again.
      if (submissionId === "overtaken") continue;
      reached("submission committed");
      nudge();
      return { ok: true, submissionId };
    } catch (error) {
      if (error instanceof GuestIsDone) return { ok: false, errors: { "": GUEST_IS_DONE } };
      if (!isUniqueConflict(error) || race >= RACES) throw error;
      const twin = await findRepeated(learner, ask);
      if (twin) return twin;
    }
  }
}

/** Undoes the transaction, the draft's end included. */
class GuestIsDone extends Error {}

/** What came under this key before. Null where nothing did. */
async function findRepeated(learner: Learner, { key, work }: HandInAsk): Promise<HandedIn | null> {
  const stored = await db.submission.findUnique({
    where: { userId_handInKey: { userId: learner.id, handInKey: key } },
    select: { id: true, revisionId: true, work: true },
  });
  if (!stored) return null;
  const { kind } = await getRevision(stored.revisionId);
  const isSame = JSON.stringify(kind.work.schema.safeParse(work).data) === stored.work;
  return { ok: true, submissionId: stored.id, ...(!isSame && { isOther: true }) };
}

/** Made by a ruling: graded against, and never on offer. One without rulings may be the same text as its base. */
const MADE_BY_RULING = { OR: [{ editionOf: { some: {} } }, { regrades: { some: {} } }], editions: { none: {} } };

const isOf = async (slug: string, id: string) => (await db.revision.count({ where: { id, slug } })) > 0;

/**
 * Whether a revision has been on offer since the learner's account was made: a page that was opened before the exercise
 * changed is still graded as it was shown. What it names instead is not believed.
 */
async function wasOffered({ id: userId }: Learner, slug: string, id: string): Promise<boolean> {
  const known = await db.revision.findFirst({ where: { id, slug, NOT: MADE_BY_RULING }, select: { createdAt: true } });
  if (!known) return false;
  const { createdAt: since } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { createdAt: true } });
  const createdAt = { gt: known.createdAt, lt: since };
  return (await db.revision.count({ where: { slug, createdAt, NOT: MADE_BY_RULING } })) === 0;
}
