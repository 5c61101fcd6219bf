import { recordAudit } from "~/accounts/audit.server";
import { forOwnSection } from "~/accounts/reading/taught";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { Prisma } from "~/generated/prisma/client";
import { DAY_MS } from "~/operations/time";
import { personTopic, watch } from "./news-watch.server";
import type { NoticeType } from "./notice-words";

// Long: sending, listing and reading an announcement share one rule about whom it is for.

/**
 * Announcements: a lead's message to everyone in a cohort or in one of its sections. Each of these people gets a
 * notice, which is counted in the header and included in the daily email. The text appears on Learn until they have
 * read it. Someone who joins later finds the announcement in the list.
 */

const ANNOUNCEMENT = "announcement" satisfies NoticeType;

/** The audit log's action for a sent announcement. */
const SENT = "announcement.sent";

/** The maximum number of announcements to a cohort in 24 hours, because each one reaches everyone, by email too. */
export const MOST_A_DAY = 5;
/** How many announcements a member's page lists, and how many one page of the lead's list. */
export const LISTED = 50;

interface Actor {
  readonly id: string;
}

/**
 * Sends an announcement. If the form is sent again with the same key, nothing happens. "too-many": the cohort has had
 * too many announcements in the last day. The caller has checked that the actor is a lead or an admin.
 */
export async function sendAnnouncement(
  actor: Actor,
  cohortId: string,
  { sendKey, text, sectionId = null }: { sendKey: string; text: string; sectionId?: string | null },
): Promise<"sent" | "too-many" | "no-section"> {
  try {
    return await db.$transaction(async (tx) => {
      // Locks the cohort's row, so that two announcements sent at once are counted one after the other, and no one
      // removes the section meanwhile.
      await lockCohort(tx, cohortId);
      if (await tx.announcement.findUnique({ where: { cohortId_sendKey: { cohortId, sendKey } } })) return "sent";
      if (sectionId && (await tx.section.count({ where: { id: sectionId, cohortId } })) === 0) return "no-section";
      const at = thisHour();
      // Counts entries in the log, because a removed announcement has reached everyone, too. Stored times are rounded
      // to the hour.
      const sent = { action: SENT, subject: `cohort:${cohortId}`, at: { gte: new Date(at.getTime() - DAY_MS) } };
      if ((await tx.auditEvent.count({ where: sent })) >= MOST_A_DAY) return "too-many";
      const data = { cohortId, sendKey, text, sectionId, writtenById: actor.id, at };
      const { id } = await tx.announcement.create({ data, select: { id: true } });
      const members = await tx.membership.findMany({
        where: { cohortId, userId: { not: actor.id }, ...(sectionId && { sectionId }) },
        select: { userId: true },
        distinct: ["userId"],
        // People are in a fixed order, so that two transactions that notify the same people can't deadlock.
        orderBy: { userId: "asc" },
      });
      const rows = members.map(({ userId }) => ({ userId, type: ANNOUNCEMENT, about: id, announcementId: id, at }));
      await tx.notice.createMany({ data: rows });
      for (const { userId } of members) await watch.changed(tx, personTopic(userId));
      await recordAudit(tx, { actorId: actor.id, action: SENT, subject: `cohort:${cohortId}` });
      return "sent";
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    return "sent";
  }
}

/** How many announcements a cohort has had that weren't removed. */
export const countSent = (cohortId: string): Promise<number> => db.announcement.count({ where: { cohortId } });

/** Removes an announcement for everyone. Returns whether the cohort had this announcement. */
export async function removeAnnouncement(actor: Actor, cohortId: string, id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const readers = await tx.notice.findMany({
      where: { announcementId: id, isRead: false },
      select: { userId: true },
    });
    const { count } = await tx.announcement.deleteMany({ where: { id, cohortId } });
    if (count === 0) return false;
    for (const { userId } of readers) await watch.changed(tx, personTopic(userId));
    await recordAudit(tx, { actorId: actor.id, action: "announcement.removed", subject: `cohort:${cohortId}` });
    return true;
  });
}

export interface AnnouncementView {
  readonly id: string;
  readonly cohort: string;
  /** The section that the announcement is for; null for the whole cohort. */
  readonly section: string | null;
  readonly author: string;
  readonly text: string;
  readonly at: Date;
}

const SHOWN = {
  id: true,
  text: true,
  at: true,
  cohort: { select: { name: true } },
  section: { select: { name: true } },
  writtenBy: { select: { name: true } },
} as const;
/** Ids are in the order in which rows were created. */
const NEWEST = { id: "desc" } as const;

const viewOf = ({
  cohort,
  section,
  writtenBy,
  ...shown
}: {
  id: string;
  text: string;
  at: Date;
  cohort: { name: string };
  section: { name: string } | null;
  writtenBy: { name: string };
}): AnnouncementView => ({ ...shown, cohort: cohort.name, section: section?.name ?? null, author: writtenBy.name });

export interface SentView extends AnnouncementView {
  /** How many of the current members were notified. */
  readonly notified: number;
}

/**
 * A page of a cohort's announcements, newest first. For the cohort's leads and admins. Contains nothing about who has
 * read an announcement, because the difference between two counts, only one of which includes a person, would show when
 * that person opened a page.
 */
export async function listSent(cohortId: string, page = 1): Promise<SentView[]> {
  const some = { orderBy: NEWEST, skip: (page - 1) * LISTED, take: LISTED };
  const rows = await db.announcement.findMany({ where: { cohortId }, ...some, select: SHOWN });
  if (rows.length === 0) return [];
  // People who have left the cohort or the section keep their notice, but they don't count as notified members.
  const counts = await db.$queryRaw<{ id: string; notified: bigint }[]>`
    SELECT a.id, COUNT(*) AS notified FROM "Announcement" AS a JOIN "Notice" AS n ON n."announcementId" = a.id
    WHERE a.id IN (${Prisma.join(rows.map(({ id }) => id))}) AND EXISTS (
      SELECT 1 FROM "Membership" AS m WHERE m."cohortId" = a."cohortId" AND m."userId" = n."userId"
        AND (a."sectionId" IS NULL OR m."sectionId" = a."sectionId"))
    GROUP BY a.id`;
  const notifiedOf = new Map(counts.map(({ id, notified }) => [id, Number(notified)]));
  return rows.map((row) => ({ ...viewOf(row), notified: notifiedOf.get(row.id) ?? 0 }));
}

/**
 * The announcements for a member: announcements to all of their cohorts, and announcements to the sections that they
 * are in now.
 */
const forMember = (userId: string): Prisma.AnnouncementWhereInput => ({
  cohort: { memberships: { some: { userId } } },
  ...forOwnSection({ id: userId }),
});

/** The announcements of a person's cohorts, newest first. */
export async function listAnnouncements({ id }: Actor): Promise<AnnouncementView[]> {
  const rows = await db.announcement.findMany({
    where: forMember(id),
    orderBy: NEWEST,
    take: LISTED,
    select: SHOWN,
  });
  return rows.map(viewOf);
}

const unreadOf = (userId: string) => ({
  userId,
  type: ANNOUNCEMENT,
  isRead: false,
  announcement: forMember(userId),
});

/** Announcements that a person has not read yet, newest first. */
export async function listUnreadAnnouncements({ id }: Actor): Promise<AnnouncementView[]> {
  const rows = await db.notice.findMany({
    where: unreadOf(id),
    orderBy: { announcement: NEWEST },
    take: LISTED,
    select: { announcement: { select: SHOWN } },
  });
  return rows.flatMap(({ announcement }) => (announcement ? [viewOf(announcement)] : []));
}

/** Marks the announcement with this id as read by this person or, if no id is given, all announcements. */
export async function markAnnouncementsRead({ id: userId }: Actor, id?: string): Promise<void> {
  const unread = { userId, type: ANNOUNCEMENT, isRead: false, ...(id !== undefined && { announcementId: id }) };
  if ((await db.notice.count({ where: unread })) === 0) return;
  await db.$transaction(async (tx) => {
    await tx.notice.updateMany({ where: unread, data: { isRead: true } });
    await watch.changed(tx, personTopic(userId));
  });
}

/** The announcements that a person wrote, for the download of their data. */
export const exportAnnouncements = ({ id }: Actor) =>
  db.announcement.findMany({
    where: { writtenById: id },
    orderBy: { id: "asc" },
    omit: { writtenById: true, sendKey: true },
  });
