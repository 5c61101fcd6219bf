import { z } from "zod";
import { readToken, signToken } from "~/accounts/mail/signed-token.server";
import { db } from "~/database/db.server";
import type { NoticeType } from "../notices/notice-words";
import { dropHandedOver } from "../notices/notices.server";
import { handOver, isFree, lease, lockReviewer } from "./claims.server";
import { openTo } from "./open-to.server";
import { reviewing } from "./ready.server";

/**
 * Undoing a hand-over. No row records who handed an item over. Instead, that person's page gets a signed token that
 * records it. The token contains the id of the new reviewer's notice, because every later hand-over of the item deletes
 * that notice or writes another one.
 */

interface Mentor {
  readonly id: string;
}

const HANDED = "handed" satisfies NoticeType;
const PURPOSE = "hand-over";
const TokenSchema = z.object({
  by: z.string(),
  notice: z.string(),
  /** Whether the item was handed to this person before. If not, it returns to the queue when they leave it. */
  wasMine: z.boolean(),
});

/**
 * Hands an item over (`handOver`). Returns a token with which this person can undo the hand-over; empty if the
 * hand-over can't be undone any more. Null if nothing was handed over.
 */
export async function handOverWithUndo(mentor: Mentor, itemId: string, toId: string): Promise<string | null> {
  const before = await db.reviewItem.findUnique({ where: { id: itemId }, select: { assignedToId: true } });
  if (!(await handOver(mentor, itemId, toId))) return null;
  const notice = await db.notice.findUnique({
    where: { userId_type_about: { userId: toId, type: HANDED, about: itemId } },
    select: { id: true },
  });
  const wasMine = before?.assignedToId === mentor.id;
  return notice ? signToken(PURPOSE, { by: mentor.id, notice: notice.id, wasMine } satisfies Token) : "";
}

type Token = z.infer<typeof TokenSchema>;

/**
 * Takes back an item that this person handed over, as long as its new reviewer has not seen it: their notice is unread,
 * and they don't have the item open. Removes the notice. Returns the item's id, or null if the hand-over can't be
 * undone any more.
 */
export async function undoHandOver(mentor: Mentor, token: string): Promise<string | null> {
  const said = readToken(PURPOSE, token, TokenSchema);
  if (said?.by !== mentor.id) return null;
  return db.$transaction(async (tx) => {
    const notice = await tx.notice.findFirst({ where: { id: said.notice, isRead: false } });
    if (!notice) return null;
    await lockReviewer(tx, notice.about, mentor.id);
    const now = new Date();
    const { count } = await tx.reviewItem.updateMany({
      where: {
        AND: [
          {
            id: notice.about,
            state: "waiting",
            assignedToId: notice.userId,
            cohort: { memberships: { some: { AND: [{ userId: mentor.id }, reviewing()] } } },
            learnerId: { not: mentor.id },
          },
          openTo(mentor),
          isFree(now),
        ],
      },
      data: { ...lease(mentor, now), openTabs: "", assignedToId: said.wasMine ? mentor.id : null },
    });
    if (count === 0) return null;
    await dropHandedOver(tx, notice.about);
    return notice.about;
  });
}
