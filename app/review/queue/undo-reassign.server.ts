import { z } from "zod";
import { readToken, signToken } from "~/accounts/mail/signed-token.server";
import { db } from "~/database/db.server";
import type { NoticeType } from "../notices/notice-words";
import { dropHandedOver, notifyOfHandOver } from "../notices/notices.server";
import { GIVEN_BACK, isFree, lease, lockReviewer } from "./claims.server";
import { reassign, reassignable } from "./reassign.server";

/**
 * Undoing a reassignment. No row records who had the item before, so the lead's page gets a signed token that records
 * it. Second reviews can't be undone: a refusal could reveal who has given an opinion meanwhile.
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
  /** To whom the item was handed before, if to anyone. */
  assigned: z.string().nullable(),
  /** Who had the item's page open before, if anyone. */
  open: z.string().nullable(),
});

/**
 * Reassigns an item (`reassign`). Returns a token with which this person can undo the change; empty if it can't be
 * undone. Null if nothing was reassigned.
 */
export async function reassignWithUndo(lead: Lead, itemId: string, toId: string | null): Promise<string | null> {
  const before = await db.reviewItem.findUnique({
    where: { id: itemId },
    select: { seat: true, assignedToId: true, claimedById: true, leaseUntil: true },
  });
  if (!before || !(await reassign(lead, itemId, toId))) return null;
  if (before.seat > 1) return "";
  const notice =
    toId === null
      ? null
      : await db.notice.findUnique({
          where: { userId_type_about: { userId: toId, type: HANDED, about: itemId } },
          select: { id: true },
        });
  if (toId !== null && !notice) return "";
  const open = before.leaseUntil !== null && before.leaseUntil > new Date() ? before.claimedById : null;
  if (!before.assignedToId && !open) return "";
  return signToken(PURPOSE, {
    by: lead.id,
    item: itemId,
    to: toId !== null && notice ? { id: toId, notice: notice.id } : null,
    assigned: before.assignedToId,
    open,
  } satisfies z.infer<typeof TokenSchema>);
}

/**
 * Gives an item back to the reviewer who had it before this person reassigned it, as long as its new reviewer has not
 * seen it, and nobody has taken it from the queue. Returns the item's id, or null if it can't be undone any more.
 */
export async function undoReassign(lead: Lead, token: string): Promise<string | null> {
  const said = readToken(PURPOSE, token, TokenSchema);
  if (said?.by !== lead.id) return null;
  const { item, to, assigned, open } = said;
  return db.$transaction(async (tx) => {
    if (to && !(await tx.notice.findFirst({ where: { id: to.notice, isRead: false } }))) return null;
    const had = [...new Set([assigned, open])].filter((id) => id !== null);
    for (const id of had) await lockReviewer(tx, item, id);
    const where = await Promise.all(had.map((id) => reassignable(lead, item, id, tx)));
    const now = new Date();
    if (where.length === 0 || where.includes(null)) return null;
    const { count } = await tx.reviewItem.updateMany({
      where: { AND: [...where.filter((one) => one !== null), { assignedToId: to?.id ?? null }, isFree(now)] },
      data: { ...(open ? lease({ id: open }, now) : GIVEN_BACK), openTabs: "", assignedToId: assigned },
    });
    if (count === 0) return null;
    const row = await tx.reviewItem.findUniqueOrThrow({
      where: { id: item },
      select: { id: true, submissionId: true },
    });
    if (assigned) await notifyOfHandOver(tx, row, assigned);
    else await dropHandedOver(tx, item);
    return item;
  });
}
