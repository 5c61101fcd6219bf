import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { personTopic, watch } from "./news-watch.server";

/**
 * Reminders of an assignment's deadline. Each learner gets one reminder, which is removed or marked as read when it no
 * longer applies.
 */

/**
 * Reminds each learner of an assignment once. Returns how many of the learners had not been reminded before. Several
 * processes may run this at once.
 */
export async function remindOfDue(assignmentId: string, userIds: readonly string[]): Promise<number> {
  const of = { type: "due", about: assignmentId };
  const reminded = await db.notice.findMany({ where: { ...of, assignmentId }, select: { userId: true } });
  const known = new Set(reminded.map(({ userId }) => userId));
  let added = 0;
  for (const userId of userIds.filter((id) => !known.has(id))) {
    try {
      await db.$transaction(async (tx) => {
        await tx.notice.create({ data: { ...of, userId, assignmentId, at: thisHour() } });
        await watch.changed(tx, personTopic(userId));
      });
      added++;
    } catch (error) {
      // Another process has just reminded this learner.
      if (!isUniqueConflict(error)) throw error;
    }
  }
  return added;
}

/**
 * Ends outdated reminders. Reminders to learners with a `later` deadline are removed, so that these learners are
 * reminded again. Reminders to `settled` learners are marked as read.
 */
export async function endReminders(
  assignmentId: string,
  { later, settled }: { readonly later: readonly string[]; readonly settled: readonly string[] },
): Promise<void> {
  const of = { type: "due", about: assignmentId };
  const rows = await db.notice.findMany({ where: { ...of, assignmentId }, select: { userId: true, isRead: true } });
  for (const { userId, isRead } of rows) {
    const isLater = later.includes(userId);
    if (!isLater && (isRead || !settled.includes(userId))) continue;
    await db.$transaction(async (tx) => {
      const one = { ...of, userId };
      if (isLater) await tx.notice.deleteMany({ where: one });
      else await tx.notice.updateMany({ where: one, data: { isRead: true } });
      await watch.changed(tx, personTopic(userId));
    });
  }
}
