import { recordAudit } from "~/accounts/audit.server";
import { listUnseenIn } from "~/accounts/reading/unseen.server";
import { db, type Transaction } from "~/database/db.server";
import { lockRevision } from "~/database/locks.server";
import { publishWord } from "~/grading/live.server";
import { addJob, nudge } from "~/grading/queue/queue.server";
import { listHandInsOf, previewScores } from "~/grading/regrades/regrade.server";
import type { Spot } from "~/kinds/place";
import type { Sandbox } from "~/sandbox/contract";
import { addNotices, dropHandedOver } from "../notices/notices.server";
import { isFree } from "../queue/claims.server";
import { cohortOf } from "../queue/cohort-of";
import { FINDING_MINUTES } from "../queue/order";
import { isAlike } from "./alike";
import { amend, listWith, rulingKey, withOwnLines } from "./apply-rulings.server";
import { spotOf, UNSETTLED } from "./findings.server";
import { amendmentOf, type FindingItem, prepare, type Refused, refuse } from "./prepare-ruling.server";
import { type ShownChange, showChanges } from "./shown-changes.server";

/** A mentor rules on a finding once for all learners who dispute it, and sees in advance whose score will change. */

const TAKEN = "This finding was ruled on or withdrawn, or someone else is reviewing it now. Reload the page.";
class NotYours extends Error {}

/**
 * The effect of a ruling: whose score it would change, and among how many submissions to the same revision. Not stored.
 */
export type Preview =
  | { readonly ok: true; readonly changes: readonly ShownChange[]; readonly handIns: number; readonly looked: number }
  | Refused;

/** The maximum number of submissions graded while a page waits. If there are more, the newest are graded. */
const MOST_PREVIEWED = 1_000;

/**
 * Whose score a ruling would change, and by how much, among the cohort's learners who submitted to the same revision.
 */
export async function previewRuling(
  mentor: { readonly id: string },
  item: FindingItem,
  fields: unknown,
  sandbox: Sandbox,
): Promise<Preview> {
  const prepared = await prepare(item, fields);
  if ("ok" in prepared) return prepared;
  const { revisionId } = prepared;
  const cohortId = cohortOf(item);
  const handIns = await listHandInsOf(revisionId, cohortId);
  const more = amendmentOf("preview", prepared);
  if (!more) return { ok: true, changes: [], handIns: handIns.length, looked: handIns.length };
  const amendments = await listWith(revisionId, cohortId, more);
  const refused = await refuse(db, revisionId, amendments);
  if (refused) return refused;
  const { exercise } = await amend(revisionId, amendments);
  const looked = handIns.slice(-MOST_PREVIEWED);
  const shown = new Set(looked);
  const members = await db.stoodBy.findMany({ where: { itemId: item.id, ...UNSETTLED } });
  const own = new Map<string, typeof exercise>();
  // Learners who disputed the same lines share an exercise, because reading an exercise takes long.
  const byLines = new Map<string, typeof exercise>();
  for (const member of members.filter(({ submissionId }) => shown.has(submissionId))) {
    const settled = { ...member, state: prepared.ask.decision, rulingId: more.id };
    const lines = withOwnLines(amendments, settled);
    if (!lines) continue;
    const key = JSON.stringify(lines);
    const amended = byLines.get(key) ?? (await amend(revisionId, lines)).exercise;
    byLines.set(key, amended);
    own.set(member.submissionId, amended);
  }
  const unseen = await listUnseenIn(mentor, cohortId);
  const scores = await previewScores(looked, (id) => own.get(id) ?? exercise, unseen, sandbox);
  const changes = await showChanges(mentor, cohortId, scores);
  return { ok: true, changes, handIns: handIns.length, looked: looked.length };
}

/**
 * Rules on a finding. One transaction marks the item as done, settles all findings in it, and queues the follow-up job.
 * The ruling is refused if someone else has the item open or has already ruled. If two people rule at once, only one
 * succeeds.
 */
export async function rule(
  mentor: { readonly id: string },
  item: FindingItem,
  fields: unknown,
): Promise<{ readonly ok: true; readonly rulingId: string } | Refused> {
  const prepared = await prepare(item, fields);
  if ("ok" in prepared) return prepared;
  const { ask, revisionId, spot, places } = prepared;
  const cohortId = cohortOf(item);
  try {
    return await db.$transaction(async (tx) => {
      await lockRevision(tx, revisionId);
      const { count } = await tx.reviewItem.updateMany({
        where: {
          id: item.id,
          state: "waiting",
          isFinding: true,
          OR: [{ claimedById: mentor.id }, ...isFree(new Date()).OR!],
        },
        data: { state: "done", claimedById: null, leaseUntil: null, assignedToId: null },
      });
      if (count === 0) throw new NotYours();
      const more = amendmentOf("this", prepared);
      const refused = more && (await refuse(tx, revisionId, await listWith(revisionId, cohortId, more, tx)));
      if (refused) throw new Refusal(refused);
      const { id } = await tx.ruling.create({
        data: {
          itemId: item.id,
          cohortId,
          revisionId,
          ruledById: mentor.id,
          decision: ask.decision,
          class: spot.class,
          place: JSON.stringify(spot.place),
          lines: JSON.stringify(places),
          severity: ask.decision === "key" ? (ask.severity ?? "") : "",
          title: ask.decision === "key" ? ask.title : "",
          why: ask.why,
          minutes: FINDING_MINUTES,
        },
        select: { id: true },
      });
      await recordAudit(tx, { actorId: mentor.id, action: "ruling.made", subject: `cohort:${cohortId}` });
      await settle(tx, { id, decision: ask.decision, revisionId, spot, cohortId, itemId: item.id });
      await addJob(tx, { task: "ruling", key: rulingKey(id, false), payload: id });
      return { ok: true as const, rulingId: id };
    });
  } catch (error) {
    if (error instanceof NotYours) return { ok: false, errors: { "": TAKEN } };
    if (error instanceof Refusal) return error.said;
    throw error;
  } finally {
    nudge();
  }
}

/** Thrown to roll the transaction back. */
class Refusal extends Error {
  constructor(readonly said: Refused) {
    super("refused");
  }
}

/**
 * Settles the item's findings that have no ruling yet, and similar ones that no one checked in time. An accepted ruling
 * from another cohort may already have settled some of the item's findings.
 */
async function settle(
  tx: Transaction,
  ruling: { id: string; decision: string; revisionId: string; spot: Spot; cohortId: string; itemId: string },
): Promise<void> {
  const { id, decision, revisionId, spot, cohortId, itemId } = ruling;
  const rows = await tx.stoodBy.findMany({
    where: {
      OR: [
        { itemId, ...UNSETTLED },
        { revisionId, cohortId, class: spot.class, state: "unchecked" },
      ],
    },
    include: { submission: { select: { userId: true } } },
  });
  const alike = rows.filter((row) => row.itemId === itemId || isAlike(spot, spotOf(row)));
  await dropHandedOver(tx, itemId);
  for (const { submissionId, submission, isHeld } of alike) {
    await addNotices(tx, [submission.userId], { type: "ruling", about: submissionId, submissionId });
    // Until now, it was undecided how a held finding counts in the trust figures.
    if (isHeld) await publishWord(tx, submissionId, "said");
  }
  await tx.stoodBy.updateMany({
    where: { submissionId: { in: alike.map(({ submissionId }) => submissionId) } },
    data: { state: decision, rulingId: id },
  });
}
