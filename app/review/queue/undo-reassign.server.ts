import { z } from "zod";
import { readToken, signToken } from "~/accounts/mail/signed-token.server";
import { SEAT } from "~/accounts/reading/seats";
import { db } from "~/database/db.server";
import type { NoticeType } from "../notices/notice-words";
import { notifyOfHandOver } from "../notices/notices.server";
import { GIVEN_BACK, isFree, lease, lockReviewer } from "./claims.server";
import { reassign, reassignable } from "./reassign.server";

/**
 * Undoing a reassignment. No row records who had the item before, so the lead's page gets a signed token that records
 * it. The reassignment of a second review can't be undone: a refusal could reveal who has given an opinion in the
 * meantime.
 */

interface Lead {
  readonly id: string;
}

const HANDED = "handed" satisfies NoticeType;
const PURPOSE = "reassign";
const TokenSchema = z.object({
  by: z.string(),
  item: z.string(),
  /** The new reviewer, and the notice that they got. Null if the item returned to the queue. */
  to: z.object({ id: z.string(), notice: z.string() }).nullable(),
  /** The reviewer who had the item open, or to whom it was handed. */
  from: z.string(),
  /** Whether this reviewer had the item open. */
  wasOpen: z.boolean(),
});

/**
 * Reassigns an item (`reassign`). Returns a token with which this person can undo the change; empty if there is nothing
 * to undo, or if it can't be undone. Null if nothing was reassigned.
 */
export async function reassignWithUndo(lead: Lead, itemId: string, toId: string | null): Promise<string | null> {
  const before = await db.reviewItem.findUnique({
    where: { id: itemId },
    select: { seat: true, assignedToId: true, claimedById: true, leaseUntil: true },
  });
  if (!before) return null;
  const { assignedToId, claimedById } = before;
  const wasOpen = before.leaseUntil !== null && before.leaseUntil > new Date();
  const from = wasOpen ? claimedById : assignedToId;
  // Someone else may have opened or reassigned the item in the meantime.
  if (!(await reassign(lead, itemId, toId, { assignedToId, claimedById }))) return null;
  if (before.seat > SEAT.first || from === null || from === toId) return "";
  const mayHaveIt = await reassignable(lead, itemId, from, db);
  if (!mayHaveIt || (await db.reviewItem.count({ where: mayHaveIt })) === 0) return "";
  const notice =
    toId === null
      ? null
      : await db.notice.findUnique({
          where: { userId_type_about: { userId: toId, type: HANDED, about: itemId } },
          select: { id: true },
        });
  if (toId !== null && !notice) return "";
  const to = toId !== null && notice ? { id: toId, notice: notice.id } : null;
  return signToken(PURPOSE, { by: lead.id, item: itemId, to, from, wasOpen } satisfies z.infer<typeof TokenSchema>);
}

/**
 * Hands an item back to the reviewer who had it before this person reassigned it, as long as its new reviewer has not
 * seen it, and no one has taken it from the queue. If the earlier reviewer's page is still open, they have it open
 * again. Returns the item's id, or null if the reassignment can't be undone any more.
 */
export async function undoReassign(lead: Lead, token: string): Promise<string | null> {
  const said = readToken(PURPOSE, token, TokenSchema);
  if (said?.by !== lead.id) return null;
  const { item, to, from, wasOpen } = said;
  return db.$transaction(async (tx) => {
    if (to && !(await tx.notice.findFirst({ where: { id: to.notice, isRead: false } }))) return null;
    await lockReviewer(tx, item, from);
    const where = await reassignable(lead, item, from, tx);
    if (!where) return null;
    const now = new Date();
    const { count } = await tx.reviewItem.updateMany({
      where: { AND: [where, { assignedToId: to?.id ?? null }, isFree(now)] },
      data: { ...(wasOpen ? lease({ id: from }, now) : GIVEN_BACK), openTabs: "", assignedToId: from },
    });
    if (count === 0) return null;
    const { submissionId } = await tx.reviewItem.findUniqueOrThrow({ where: { id: item } });
    await notifyOfHandOver(tx, { id: item, submissionId }, from);
    return item;
  });
}
