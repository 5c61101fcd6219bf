import { randomUUID } from "node:crypto";
import { z } from "zod";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { EFFECTIVE } from "~/grading/effective";
import { announceResult, publishResult } from "~/grading/live.server";
import { KINDS, type KindId } from "~/kinds/registry";
import { isEnough } from "~/kinds/rules";
import { isUnseen } from "../agreement/unseen.server";
import { addNotices, talkChanged } from "../notices/notices.server";

/** Scores that a mentor or lead set in the place of the grader's: set, taken back, and their history. */

interface Person {
  readonly id: string;
}

const ReasonSchema = z
  .string()
  .trim()
  .min(3, "Give a reason in one sentence. The learner can read it.")
  .max(2_000, "A reason can have at most 2,000 characters.");
const PercentSchema = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, "Enter a whole number from 0 to 100.")
  .transform(Number)
  .refine((percent) => percent <= 100, "Enter a whole number from 0 to 100.");
/** What a form says of the page that it stood on. `key`: made by the page. `saw`: the result that stood there. */
const StoodSchema = { key: z.uuid(), saw: z.string().min(1).max(100), reason: ReasonSchema };
export const SetScoreSchema = z.object({ ...StoodSchema, score: PercentSchema });
export const TakeBackSchema = z.object(StoodSchema);

interface Asked {
  readonly key: string;
  readonly saw: string;
  readonly reason: string;
}

export type SetOutcome =
  | { readonly ok: true }
  /** Another score stands than the page showed. Percents. */
  | { readonly ok: false; readonly reason: "changed"; readonly saw: number; readonly now: number }
  | { readonly ok: false; readonly reason: "same" }
  | { readonly ok: false; readonly reason: "not-set" }
  /** What others said is kept from this person, who may read it again. */
  | { readonly ok: false; readonly reason: "unseen" };

const percentOf = (score: number) => Math.round(score * 100);

class Changed extends Error {}

/**
 * Sets a score (whole percents) in the place of the one that stands. The caller has checked that this person teaches
 * the learner. The same `key` sent again changes nothing; where another score stands than the page showed, nothing is
 * set.
 */
export async function setScore(
  by: Person,
  submissionId: string,
  asked: Asked & { score: number },
): Promise<SetOutcome> {
  return append(by, submissionId, asked, async (_tx, standing) => {
    if (percentOf(standing.score) === asked.score) return "same";
    const score = asked.score / 100;
    const { kind } = standing.revision.exercise;
    return { score, status: isEnough(KINDS[kind as KindId].rules, score) ? "passed" : "failed", takesBackId: null };
  });
}

/** Takes back the score that a person set: the best of the grader's own stands again. Otherwise as `setScore`. */
export async function takeBackScore(by: Person, submissionId: string, asked: Asked): Promise<SetOutcome> {
  return append(by, submissionId, asked, async (tx, { rank }) => {
    const set = await tx.override.findFirst({ where: { submissionId, rank, takesBackId: null }, select: { id: true } });
    if (!set) return "not-set";
    const own = await tx.result.findFirstOrThrow({ where: { submissionId, rank: 0 }, orderBy: EFFECTIVE.orderBy });
    return { score: own.score, status: own.status, takesBackId: set.id };
  });
}

async function findStanding(tx: Transaction, submissionId: string) {
  return tx.result.findFirstOrThrow({
    where: { submissionId },
    orderBy: EFFECTIVE.orderBy,
    include: {
      submission: { select: { userId: true } },
      revision: { select: { exercise: { select: { kind: true } } } },
    },
  });
}

type Standing = Awaited<ReturnType<typeof findStanding>>;
type Next = { readonly score: number; readonly status: string; readonly takesBackId: string | null };

async function append(
  by: Person,
  submissionId: string,
  { key, saw, reason }: Asked,
  decide: (tx: Transaction, standing: Standing) => Promise<Next | "same" | "not-set">,
): Promise<SetOutcome> {
  const isThere = () => db.override.count({ where: { submissionId, sendKey: key, byId: by.id } });
  if ((await isThere()) > 0) return { ok: true };
  if ((await isUnseen(by, submissionId)) && (await db.override.count({ where: { submissionId } })) > 0)
    return { ok: false, reason: "unseen" };
  try {
    const refused = await db.$transaction(async (tx) => {
      const standing = await findStanding(tx, submissionId);
      if (standing.id !== saw) throw new Changed();
      const next = await decide(tx, standing);
      if (typeof next === "string") return next;
      const { score, status, takesBackId } = next;
      const [id, rank] = [randomUUID(), standing.rank + 1];
      await tx.override.create({
        data: {
          id,
          submissionId,
          byId: by.id,
          rank,
          sendKey: key,
          reason,
          takesBackId,
          replacesId: standing.id,
          fromScore: standing.score,
          toScore: score,
        },
      });
      const { revisionId, report } = standing;
      const made = { submissionId, revisionId, report, score, status, rank, engineVersion: `override ${id}` };
      const result = await tx.result.create({ data: made, select: { id: true } });
      await publishResult(tx, submissionId, result.id);
      await addNotices(tx, [standing.submission.userId], { type: "score", about: submissionId, submissionId });
      await talkChanged(tx, submissionId);
      return null;
    });
    if (refused) return { ok: false, reason: refused };
  } catch (error) {
    // Of two at once the second meets the first one's rank.
    if (!(error instanceof Changed) && !isUniqueConflict(error)) throw error;
    if ((await isThere()) > 0) return { ok: true };
    const seen = await db.result.findFirst({ where: { id: saw, submissionId }, select: { score: true } });
    const now = await findStanding(db, submissionId);
    return { ok: false, reason: "changed", saw: percentOf(seen?.score ?? now.score), now: percentOf(now.score) };
  }
  announceResult(submissionId);
  return { ok: true };
}

export interface OverrideView {
  readonly id: string;
  /** "deleted" when the account is gone. */
  readonly by: string;
  readonly isMine: boolean;
  /** Whole percents. */
  readonly from: number;
  readonly to: number;
  /** As written; empty when the account is gone. */
  readonly reason: string;
  readonly isTakenBack: boolean;
  readonly takesBack: boolean;
  readonly at: Date;
}

export interface ScoreHistory {
  /** What stands, and is named by a form that sets another. */
  readonly resultId: string;
  /** Whole percents: what stands, and the best that the grader itself gave. */
  readonly score: number;
  readonly graders: number;
  /** What people set in its place, the newest first. */
  readonly overrides: readonly OverrideView[];
  /** What was set is kept from the reader, who may read the submission again: no other score is theirs to set. */
  readonly isKept: boolean;
}

/** The history of a graded submission's score. The caller has checked who may read it. */
export async function getScoreHistory(reader: Person, submissionId: string): Promise<ScoreHistory> {
  const [standing, own, rows] = await Promise.all([
    findStanding(db, submissionId),
    db.result.findFirstOrThrow({ where: { submissionId, rank: 0 }, orderBy: EFFECTIVE.orderBy }),
    db.override.findMany({
      where: { submissionId },
      orderBy: { rank: "desc" },
      include: { by: { select: { id: true, name: true } }, takenBack: { select: { id: true } } },
    }),
  ]);
  const graders = percentOf(own.score);
  if (rows.length > 0 && (await isUnseen(reader, submissionId)))
    return { resultId: own.id, score: graders, graders, overrides: [], isKept: true };
  return {
    resultId: standing.id,
    score: percentOf(standing.score),
    graders,
    isKept: false,
    overrides: rows.map(({ id, by, fromScore, toScore, reason, takesBackId, takenBack, setAt }) => ({
      id,
      reason,
      at: setAt,
      by: by?.name ?? "deleted",
      isMine: by?.id === reader.id,
      from: percentOf(fromScore),
      to: percentOf(toScore),
      takesBack: takesBackId !== null,
      isTakenBack: takenBack !== null,
    })),
  };
}
