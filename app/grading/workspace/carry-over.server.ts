import { findExercise, findReadable } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import type { SomeKind } from "~/kinds/registry";
import { removeFromSets } from "../interviews.server";
import { publishWord } from "../live.server";
import { firstVersion } from "./workspace.server";

/** While attempts are renumbered, their temporary numbers start here, above any real attempt number. */
const ASIDE = 1_000_000;

/**
 * Moves all of a guest's work to the account that they signed in to, and deletes the guest, in one transaction. Nothing
 * that belongs to the guest or the account is lost or duplicated:
 * - all attempts, whether the guest or the account made them, are renumbered in the order of submission, and the
 *   earliest one becomes the first attempt;
 * - notes keep their text and lines;
 * - drafts of one exercise are merged (`Kind.can.guests`), and a hint counts as used if the guest or the account used
 *   it. An exercise with a guest's hint is removed from the account's interview practice, which allows no help;
 * - counts and figures are calculated again, because the owner and the attempt numbers have changed.
 *
 * Returns false, and moves nothing, if the guest or the account does not exist, if the account is itself a guest, or if
 * it is a demo account, which everyone shares. The times of submissions and drafts don't change.
 */
export async function carryOver(guestId: string, accountId: string): Promise<boolean> {
  // If the account hands in or saves its first draft at this moment, its new row may conflict with a moved one.
  const carry = () => carryOnce(guestId, accountId);
  return carry().catch((error) => (isUniqueConflict(error) ? carry() : Promise.reject(error)));
}

async function carryOnce(guestId: string, accountId: string): Promise<boolean> {
  const kinds = await readKinds(guestId);
  return db.$transaction(async (tx) => {
    // Locks the drafts first, as handing in does. A tab that saves one of them at this moment waits, and then gets a
    // conflict.
    for (const userId of [guestId, accountId]) await tx.draft.updateMany({ where: { userId }, data: { userId } });
    // This update of a unique column waits if a submission by the guest is being stored at this moment. On PostgreSQL,
    // it also blocks further submissions until the transaction ends. (SQLite has one writer at a time.) If the person
    // signs in twice at once, only one of the two sign-ins succeeds.
    const { count } = await tx.user.updateMany({
      where: { id: guestId, guestUntil: { not: null } },
      data: { email: `carried:${guestId}` },
    });
    const account = await tx.user.findUnique({ where: { id: accountId }, select: { isDemo: true, guestUntil: true } });
    if (count === 0) return false;
    if (!account || account.guestUntil || account.isDemo) {
      await tx.user.update({ where: { id: guestId }, data: { email: `guest-${guestId}@guest.invalid` } });
      return false;
    }
    await moveSubmissions(tx, guestId, accountId);
    await moveHints(tx, guestId, accountId);
    await moveDrafts(tx, guestId, accountId, kinds);
    await moveNotes(tx, guestId, accountId);
    await tx.thread.updateMany({ where: { openedById: guestId }, data: { openedById: accountId } });
    await tx.comment.updateMany({ where: { authorId: guestId }, data: { authorId: accountId } });
    await tx.look.updateMany({ where: { ownerId: guestId }, data: { ownerId: accountId } });
    // This deletes the guest's sessions, too.
    await tx.user.delete({ where: { id: guestId } });
    return true;
  });
}

async function moveSubmissions(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  const moving = await tx.submission.findMany({
    where: { userId: guestId },
    select: { id: true, slug: true, handInKey: true },
  });
  const keys = moving.map(({ handInKey }) => handInKey);
  const taken = await tx.submission.findMany({
    where: { userId: accountId, handInKey: { in: keys } },
    select: { handInKey: true },
  });
  for (const [i, { id, handInKey }] of moving.entries()) {
    const isTaken = taken.some((one) => one.handInKey === handInKey);
    await tx.submission.update({
      where: { id },
      data: { userId: accountId, tryNumber: 2 * ASIDE + i, ...(isTaken && { handInKey: `${handInKey} ${id}` }) },
    });
  }
  for (const slug of new Set(moving.map((one) => one.slug))) {
    for (const id of await numberTries(tx, accountId, slug)) await publishWord(tx, id, "said");
    // The learner has already seen a report on this exercise as a guest, so there is nothing left to judge.
    await tx.aiJudgement.deleteMany({ where: { userId: accountId, judgedOn: null, submission: { slug } } });
  }
}

/**
 * Numbers a learner's attempts at an exercise in order of submission, starting at 1. Uses two passes, because no two
 * attempts may ever have the same number. Returns the submissions' ids.
 */
async function numberTries(tx: Transaction, userId: string, slug: string): Promise<string[]> {
  const tries = await tx.submission.findMany({
    where: { userId, slug },
    orderBy: [{ handedInAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  for (const start of [ASIDE, 1]) {
    for (const [i, { id }] of tries.entries()) {
      await tx.submission.update({ where: { id }, data: { tryNumber: start + i } });
    }
  }
  return tries.map(({ id }) => id);
}

async function moveHints(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  const hints = await tx.hintUse.findMany({ where: { userId: guestId } });
  for (const { slug, step } of hints) {
    const used = { userId: accountId, slug, step };
    await tx.hintUse.upsert({ where: { userId_slug_step: used }, create: used, update: used });
  }
  await removeFromSets(
    tx,
    accountId,
    hints.map(({ slug }) => slug),
  );
}

/**
 * Moves the guest's notes. If the page sent the same new note once as the guest and once as the account, keeps both
 * copies.
 */
async function moveNotes(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  const moving = await tx.note.findMany({ where: { userId: guestId }, select: { id: true, slug: true, addKey: true } });
  for (const { id, slug, addKey } of moving) {
    const taken = await tx.note.count({ where: { userId: accountId, slug, addKey } });
    await tx.note.update({
      where: { id },
      data: { userId: accountId, ...(taken > 0 && { addKey: `${addKey} ${id}` }) },
    });
  }
}

/**
 * The kind of each exercise for which the guest has a draft, keyed by slug. Includes exercises that are no longer on
 * offer, but not revisions that this version of Onramp can't read. Call this function before the transaction.
 */
async function readKinds(guestId: string): Promise<ReadonlyMap<string, SomeKind>> {
  const drafts = await db.draft.findMany({ where: { userId: guestId }, select: { slug: true, revisionId: true } });
  const kinds = new Map<string, SomeKind>();
  for (const { slug, revisionId } of drafts) {
    const exercise = await findReadable(revisionId);
    if (exercise) kinds.set(slug, exercise.kind);
  }
  return kinds;
}

async function moveDrafts(
  tx: Transaction,
  guestId: string,
  accountId: string,
  kinds: ReadonlyMap<string, SomeKind>,
): Promise<void> {
  for (const draft of await tx.draft.findMany({ where: { userId: guestId } })) {
    const { slug } = draft;
    const own = await tx.draft.findUnique({ where: { userId_slug: { userId: accountId, slug } } });
    if (!own) {
      await tx.draft.update({ where: { userId_slug: { userId: guestId, slug } }, data: { userId: accountId } });
      continue;
    }
    const kind = kinds.get(slug) ?? findExercise(slug)?.kind;
    const [mine, other] = [own, draft].map(({ work }) => kind?.workspace.draftSchema.safeParse(JSON.parse(work)));
    if (!kind?.can.guests || !other?.success) continue;
    const isSame = own.revisionId === draft.revisionId;
    const merged = mine?.success ? kind.can.guests.mergeDrafts(mine.data, other.data, isSame) : other.data;
    // The new version differs from both drafts' versions, so a tab that still has one of these drafts open asks before
    // it overwrites the merged draft.
    await tx.draft.update({
      where: { userId_slug: { userId: accountId, slug } },
      data: { work: JSON.stringify(kind.workspace.draftSchema.parse(merged)), version: firstVersion() },
    });
  }
}
