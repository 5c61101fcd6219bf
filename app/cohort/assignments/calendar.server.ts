import crypto from "node:crypto";
import ical, { ICalCalendarMethod } from "ical-generator";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { DAY_MS, startOfDay } from "~/operations/time";
import { listAssigned } from "./learner.server";

/**
 * A learner's deadlines as a calendar (RFC 5545), for calendar apps that open a link without signing in. The secret in
 * the link is derived using the installation's secret, so a copy of the database isn't enough to open a calendar. The
 * link can be shown again. A new key invalidates the old link.
 */

interface Learner {
  readonly id: string;
}

const secretOf = (id: string, key: string) =>
  crypto.createHmac("sha256", env.secret).update(`calendar:${id}:${key}`).digest("base64url");

const linkOf = (id: string, key: string) => `${env.origin}/calendar/${id}.${secretOf(id, key)}/deadlines.ics`;

/** The link to this learner's calendar; null if the learner has no link. */
export async function findCalendarLink({ id }: Learner): Promise<string | null> {
  const row = await db.user.findUnique({ where: { id }, select: { calendarKey: true } });
  return row?.calendarKey ? linkOf(id, row.calendarKey) : null;
}

/** Creates the learner's link if there is none. Guests get no link. */
export async function createCalendarLink({ id }: Learner): Promise<void> {
  await db.user.updateMany({
    where: { id, calendarKey: null, guestUntil: null },
    data: { calendarKey: crypto.randomBytes(16).toString("base64url") },
  });
}

/** Makes the learner's link permanently invalid. */
export async function removeCalendarLink({ id }: Learner): Promise<void> {
  await db.user.updateMany({ where: { id }, data: { calendarKey: null } });
}

/** The learner whose calendar a secret opens; null if the secret is invalid. */
export async function openCalendar(token: string): Promise<Learner | null> {
  const dot = token.indexOf(".");
  const id = token.slice(0, Math.max(0, dot));
  if (!id) return null;
  const row = await db.user.findUnique({ where: { id }, select: { calendarKey: true } });
  if (!row?.calendarKey) return null;
  const [given, right] = [token.slice(dot + 1), secretOf(id, row.calendarKey)].map((text) => Buffer.from(text));
  return given!.length === right!.length && crypto.timingSafeEqual(given!, right!) ? { id } : null;
}

/** Deadlines that passed more than this many days ago are left out. */
const PAST_DAYS = 90;

/** Writes the learner's deadlines in the iCalendar format. An extension replaces the assignment's deadline. */
export async function writeCalendar(learner: Learner, now = new Date()): Promise<string> {
  const { origin } = env;
  const calendar = ical({
    name: "Onramp deadlines",
    prodId: { company: "Onramp", product: "Onramp", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60,
  });
  const since = new Date(now.getTime() - PAST_DAYS * DAY_MS);
  for (const { id, title, cohort, dueAt, isRequired } of await listAssigned(learner, now)) {
    if (dueAt < since) continue;
    const url = `${origin}/learn/assignments/${id}`;
    calendar.createEvent({
      id: `${id}@onramp`,
      // Only the day, because a more precise time would show when the calendar was read.
      stamp: startOfDay(now),
      start: dueAt,
      summary: `Due: ${title} (${cohort})`,
      description: isRequired ? url : `Not required. ${url}`,
      url,
    });
  }
  return calendar.toString();
}
