import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "~/accounts/audit.server";
import { isUnseen } from "~/accounts/reading/unseen.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockSubmission } from "~/database/locks.server";
import { EFFECTIVE, reportWithScore } from "~/grading/effective";
import { announceResult, publishResult } from "~/grading/live.server";
import { KINDS, type KindId } from "~/kinds/registry";
import { isEnough } from "~/kinds/rules";
import { talkChanged } from "../notices/news-watch.server";
import { addNotices } from "../notices/notices.server";

/**
 * Setting a score in place of the grader's score, and reverting to the grader's score. Mentors and leads can do this.
 */

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
/** The fields that a form sends. The page generates `key`. `saw` is the id of the result that the page showed. */
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
  /** The score is no longer the one that the page showed. Both scores are in percent. */
  | { readonly ok: false; readonly reason: "changed"; readonly saw: number; readonly now: number }
  | { readonly ok: false; readonly reason: "same" }
  | { readonly ok: false; readonly reason: "not-set" }
  /** Other people's opinions are hidden from this person, who may still review the submission independently. */
  | { readonly ok: false; readonly reason: "unseen" };

export const percentOf = (score: number) => Math.round(score * 100);

class Changed extends Error {}

/**
 * Sets a score (whole percent) in place of the current one. The caller has checked that this person teaches the
 * learner. If the same `key` is sent again, nothing changes. If the score is no longer the one that the page showed,
 * nothing is set.
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

/** Removes a score that a person set, so that the grader's best score applies again. Otherwise like `setScore`. */
export async function takeBackScore(by: Person, submissionId: string, asked: Asked): Promise<SetOutcome> {
  return append(by, submissionId, asked, async (tx, { rank }) => {
    const set = await tx.override.findFirst({ where: { submissionId, rank, takesBackId: null }, select: { id: true } });
    if (!set) return "not-set";
    const own = await findOwn(tx, submissionId);
    return { score: own.score, status: own.status, takesBackId: set.id };
  });
}

const OF_RESULT = {
  submission: { select: { userId: true } },
  revision: { select: { exercise: { select: { kind: true } } } },
} as const;

export async function findStanding(tx: Transaction, submissionId: string) {
  return tx.result.findFirstOrThrow({ where: { submissionId }, orderBy: EFFECTIVE.orderBy, include: OF_RESULT });
}

/** The best result that the grader itself gave, ignoring any score that a person set. */
export async function findOwn(tx: Transaction, submissionId: string) {
  const where = { submissionId, rank: 0 };
  return tx.result.findFirstOrThrow({ where, orderBy: EFFECTIVE.orderBy, include: OF_RESULT });
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
  if ((await isUnseen(by, submissionId)) && (await db.override.count({ where: { submissionId } })) > 0) {
    // A refusal must be the same as if no one had set a score, so that it reveals nothing.
    const own = await findOwn(db, submissionId);
    const refused = own.id === saw ? await decide(db, own) : null;
    return { ok: false, reason: typeof refused === "string" ? refused : "unseen" };
  }
  try {
    const refused = await db.$transaction(async (tx) => {
      // A regrade locks the submission, too. So either the regrade sees this change, or this change sees the regrade's
      // result.
      await lockSubmission(tx, submissionId);
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
      const aboutId = standing.submission.userId;
      const action = takesBackId === null ? "score.set" : "score.taken-back";
      await recordAudit(tx, { actorId: by.id, aboutId, action, subject: "person" });
      // The grader's best report. It may be newer than the current result's report, because a ruling may have since
      // regraded the submission.
      const own = await findOwn(tx, submissionId);
      const [revisionId, report] = [own.revisionId, JSON.stringify(reportWithScore(own))];
      const made = { submissionId, revisionId, report, score, status, rank, engineVersion: `override ${id}` };
      const result = await tx.result.create({ data: made, select: { id: true } });
      await publishResult(tx, submissionId, result.id);
      await addNotices(tx, [aboutId], { type: "score", about: submissionId, submissionId });
      await talkChanged(tx, submissionId);
      return null;
    });
    if (refused) return { ok: false, reason: refused };
  } catch (error) {
    // The database rejects a key that another person has sent.
    if (!(error instanceof Changed) && !isUniqueConflict(error)) throw error;
    if ((await isThere()) > 0) return { ok: true };
    const seen = await db.result.findFirst({ where: { id: saw, submissionId }, select: { score: true } });
    const now = await findStanding(db, submissionId);
    return { ok: false, reason: "changed", saw: percentOf(seen?.score ?? now.score), now: percentOf(now.score) };
  }
  announceResult(submissionId);
  return { ok: true };
}
