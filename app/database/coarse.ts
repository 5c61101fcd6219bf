import { MINUTE_MS, startOfDay, startOfHour } from "~/operations/time";
import { newId } from "./ordered-ids";

/**
 * Limits what rows reveal about time (promise 1): every stored time is rounded to the hour, except in the columns that
 * `EXACT` lists, and no id reveals more than the day. A test compares the lists here with the schema.
 */

/** Columns whose times are not about a person's actions, and are stored exactly. */
export const EXACT: ReadonlySet<string> = new Set([
  // Opening dates and deadlines, which leads set.
  "Assignment.opensAt",
  "Assignment.dueAt",
  "Extension.dueAt",
  "ReviewItem.dueAt",
  // This time is calculated from a deadline, or from a rounded time.
  "ReviewItem.orderAt",
  // Leases and schedules are cleared or advanced when the work is done. A sweep (lapse.server.ts) clears expired leases
  // of mentors.
  "ReviewItem.leaseUntil",
  "Job.dueAt",
  "Job.lockedUntil",
  "ExportSchedule.dueAt",
  "ExportSchedule.lockedUntil",
  // When a link, a sign-in or a lock expires. auth.server.ts rounds the first two to the day or to 15 minutes.
  "Verification.expiresAt",
  "TwoFactor.lockedUntil",
  // Times of processes and exercises, not of people.
  "WorkerProcess.startedAt",
  "WorkerProcess.seenAt",
  "Revision.createdAt",
  "RevisionCheck.checkedAt",
  // The end of a rate limit's window. `toMinute` rounds it to the minute.
  "RateLimiterFlexible.expire",
]);

/** The column in which a new row gets its creation time by default, keyed by model. Some models have no such column. */
export const MADE_AT: Readonly<Record<string, string>> = {
  Cohort: "createdAt",
  Invite: "createdAt",
  RosterImport: "createdAt",
  Assignment: "madeAt",
  CohortTrack: "madeAt",
  Submission: "handedInAt",
  Result: "gradedAt",
  Explanation: "answeredAt",
  Outbox: "createdAt",
  Thread: "createdAt",
  Comment: "createdAt",
  Post: "createdAt",
  MentorReview: "sentAt",
  Override: "setAt",
  StoodBy: "at",
  Ruling: "ruledAt",
  AbuseReport: "createdAt",
  AuditEvent: "at",
};

/** Models whose rows are sorted by id when they are read. */
export const ORDERED: ReadonlySet<string> = new Set([
  "Cohort",
  "Programme",
  "Invite",
  "Announcement",
  "Upload",
  "Membership",
  "Assignment",
  "CohortTrack",
  "CohortLine",
  "Note",
  "Submission",
  "Result",
  "TutorTurn",
  "ExportLink",
  "Job",
  "Thread",
  "Comment",
  "Post",
  "ReviewItem",
  "Snippet",
  "MentorReview",
  "Notice",
  "Override",
  "Ruling",
  "AbuseReport",
  "AuditEvent",
]);

export const thisHour = (): Date => startOfHour(new Date());
/** The start of the current day in UTC. */
export const today = (): Date => startOfDay(new Date());

/** Rounds to the minute, because the rate-limit library stores a window's end a few milliseconds late. */
const toMinute = (time: Date): Date => new Date(Math.round(time.getTime() / MINUTE_MS) * MINUTE_MS);

type Row = Record<string, unknown>;

function cutTime(place: string, time: Date): Date {
  if (place === "RateLimiterFlexible.expire") return toMinute(time);
  return EXACT.has(place) ? time : startOfHour(time);
}

function cutRow(model: string, row: Row): Row {
  const cut = Object.entries(row).map(([column, value]) => {
    return [column, value instanceof Date ? cutTime(`${model}.${column}`, value) : value];
  });
  return Object.fromEntries(cut);
}

function newRow(model: string, row: Row): Row {
  const madeAt = MADE_AT[model];
  return {
    ...(ORDERED.has(model) && { id: newId() }),
    ...(madeAt && { [madeAt]: thisHour() }),
    ...cutRow(model, row),
  };
}

/** Returns a query's arguments after rounding the times that the query writes. Doesn't round times in nested writes. */
export function coarseIn<Args>(model: string, operation: string, args: Args): Args {
  const { data, create, update } = args as { data?: Row | Row[]; create?: Row; update?: Row };
  const make = (row: Row) => newRow(model, row);
  if (operation.startsWith("create") && data)
    return { ...args, data: Array.isArray(data) ? data.map(make) : make(data) };
  if (operation === "upsert" && create && update)
    return { ...args, create: make(create), update: cutRow(model, update) };
  return data && !Array.isArray(data) ? { ...args, data: cutRow(model, data) } : args;
}
