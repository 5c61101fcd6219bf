import { recordAudit } from "~/accounts/audit.server";
import { noteLook } from "~/accounts/reading/note-looks.server";
import { getRevision, titleOf } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import { lockRevision } from "~/database/locks.server";
import type { Prisma } from "~/generated/prisma/client";
import { publishWord } from "~/grading/live.server";
import { addJob, nudge } from "~/grading/queue/queue.server";
import type { Place } from "~/kinds/place";
import { addNotices, dropHandedOver } from "../notices/notices.server";
import { isAlike } from "./alike";
import { rulingKey } from "./apply-rulings.server";
import { spotOf, UNSETTLED } from "./findings.server";

/**
 * Issues that mentors have added to a key. Each applies in the mentor's cohort, and an admin decides whether it
 * applies to everyone.
 */

export interface Proposal {
  readonly id: string;
  readonly exercise: string;
  readonly title: string;
  readonly why: string;
  readonly severity: string;
  readonly class: string;
  /** "src/a.ts, line 3" or "the whole change". */
  readonly where: string;
  /** `cohort` and `mentor` are null if the cohort or the mentor's account was deleted. */
  readonly cohort: string | null;
  readonly mentor: string | null;
  readonly ruledAt: Date;
}

const OPEN = { decision: "key", acceptedAt: null, refusedAt: null } as const;
/** The maximum number of proposals shown at once, oldest first. */
const MOST = 50;

/** How many proposals are waiting for an admin. The caller has checked that the reader is an admin. */
export const countProposals = (): Promise<number> => db.ruling.count({ where: OPEN });

/** The proposals that are waiting for an admin. The caller has checked that the reader is an admin. */
export async function listProposals(): Promise<{ readonly rows: readonly Proposal[]; readonly total: number }> {
  const [rows, total] = await Promise.all([
    db.ruling.findMany({
      where: OPEN,
      orderBy: { id: "asc" },
      take: MOST,
      include: {
        revision: { select: { slug: true } },
        cohort: { select: { name: true } },
        ruledBy: { select: { name: true } },
      },
    }),
    countProposals(),
  ]);
  const shown = rows.map((row) => {
    const { place } = spotOf(row);
    const { id, title, why, severity, class: defect, revision, cohort, ruledBy, ruledAt } = row;
    return {
      id,
      title,
      why,
      severity,
      class: defect,
      ruledAt,
      exercise: titleOf(revision.slug),
      where: sayPlace(place),
      cohort: cohort?.name ?? null,
      mentor: ruledBy?.name ?? null,
    };
  });
  return { rows: shown, total };
}

/** A learner's test that also fails on the reference, and on which no person has ruled. Does not name the learner. */
export interface HeldTest {
  readonly id: string;
  readonly exercise: string;
  readonly class: string;
  readonly where: string;
  readonly test: string;
  readonly at: Date;
}

const HELD = { isHeld: true, ...UNSETTLED } satisfies Prisma.StoodByWhereInput;

/**
 * Tests that show which keys to check, because either the test or the reference is wrong. The caller has checked that
 * the reader is an admin. Learners see that someone opened their work.
 */
export async function listHeld(admin: {
  readonly id: string;
}): Promise<{ readonly rows: readonly HeldTest[]; readonly total: number }> {
  const [rows, total] = await Promise.all([
    db.stoodBy.findMany({
      where: HELD,
      orderBy: { at: "asc" },
      take: MOST,
      include: { revision: true, submission: { select: { userId: true, work: true } } },
    }),
    db.stoodBy.count({ where: HELD }),
  ]);
  const shown = await Promise.all(
    rows.map(async ({ submissionId, findingId, revisionId, revision, submission, at, ...row }) => {
      const { kind } = await getRevision(revisionId);
      const findings = kind.can.standBy!.findings(kind.work.schema.parse(JSON.parse(submission.work)));
      const test = findings.find(({ id }) => id === findingId)?.proof ?? "";
      noteLook(admin, [submission.userId], submissionId);
      const { place, class: defect } = spotOf(row);
      return { id: submissionId, exercise: titleOf(revision.slug), class: defect, where: sayPlace(place), test, at };
    }),
  );
  return { rows: shown, total };
}

const sayPlace = (place: Place) => ("whole" in place ? "the whole change" : `${place.file}, line ${place.from}`);

/**
 * Records an admin's decision on whether a ruling applies to everyone or to its cohort only. If it applies to everyone,
 * it settles similar findings that are waiting in other cohorts, and the queue regrades the submissions that it
 * affects. Returns false if an admin has already decided, or if the ruling is not a proposal.
 */
export async function decideProposal(
  admin: { readonly id: string },
  rulingId: string,
  isAccepted: boolean,
): Promise<boolean> {
  const found = await db.ruling.findUnique({ where: { id: rulingId } });
  if (!found) return false;
  const { revisionId } = found;
  const isDone = await db.$transaction(async (tx) => {
    // Locks the revision, so that anyone who disputes a similar finding at this moment waits until this transaction has
    // ended.
    await lockRevision(tx, revisionId);
    const { count } = await tx.ruling.updateMany({
      where: { id: rulingId, ...OPEN },
      data: isAccepted ? { acceptedAt: new Date() } : { refusedAt: new Date() },
    });
    if (count === 0) return false;
    const action = isAccepted ? "ruling.accepted" : "ruling.kept-in-cohort";
    await recordAudit(tx, { actorId: admin.id, action, subject: `ruling:${rulingId}` });
    if (!isAccepted) return true;
    await settleElsewhere(tx, found);
    await addJob(tx, { task: "ruling", key: rulingKey(rulingId, true), payload: rulingId });
    return true;
  });
  nudge();
  return isDone;
}

/**
 * Settles similar findings of the same revision on which no one has ruled, whatever their cohort. If none of an item's
 * findings is still waiting, the item is done.
 */
async function settleElsewhere(
  tx: Transaction,
  ruling: { readonly id: string; readonly revisionId: string; readonly class: string; readonly place: string },
): Promise<void> {
  const rows = await tx.stoodBy.findMany({
    where: { revisionId: ruling.revisionId, class: ruling.class, ...UNSETTLED },
    include: { submission: { select: { userId: true } } },
  });
  const alike = rows.filter((row) => isAlike(spotOf(ruling), spotOf(row)));
  await tx.stoodBy.updateMany({
    where: { submissionId: { in: alike.map(({ submissionId }) => submissionId) } },
    data: { state: "key", rulingId: ruling.id },
  });
  for (const { submissionId, submission, isHeld } of alike) {
    await addNotices(tx, [submission.userId], { type: "ruling", about: submissionId, submissionId });
    if (isHeld) await publishWord(tx, submissionId, "said");
  }
  for (const itemId of new Set(alike.flatMap((row) => row.itemId ?? []))) {
    if ((await tx.stoodBy.count({ where: { itemId, state: "waiting" } })) > 0) continue;
    await tx.reviewItem.updateMany({
      where: { id: itemId, state: "waiting" },
      data: { state: "done", claimedById: null, leaseUntil: null, assignedToId: null },
    });
    await dropHandedOver(tx, itemId);
  }
}
