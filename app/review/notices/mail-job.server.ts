import { countRosterEmails, sendRosterEmails } from "~/accounts/cohorts/roster-mail.server";
import { db } from "~/database/db.server";
import { addJob, findPendingJob, nudge, retryJob } from "~/grading/queue/queue.server";
import { env } from "~/operations/env.server";
import type { Mailer } from "~/operations/mail.server";
import { repeat } from "~/operations/repeat.server";
import { countDigests, sendDigests } from "./digest.server";

/**
 * One job sends all queued emails, one after another, so that a slow mail server blocks only one lane of the queue, and
 * no submissions: rosters' invites and the daily emails. It is retried until the mail server is available.
 */
export const MAIL_TASK = "mail";
const KEY = "mail";
/** A roster that is imported just before the job ends waits for the next check. */
const SWEEP_MS = 10 * 60 * 1000;

/** Queues the job if someone should get an email. A failed job is tried again. */
export async function queueMail(now = new Date()): Promise<void> {
  if ((await countRosterEmails()) + (await countDigests(now)) === 0) return;
  if ((await findPendingJob(KEY))?.willRetry === false) return void (await retryJob(KEY));
  await db.$transaction((tx) => addJob(tx, { task: MAIL_TASK, key: KEY, payload: "mail" }));
  nudge();
}

/** Checks now and every ten minutes who should get an email. Returns a function that stops the timer. */
export const sweepMail = (): (() => Promise<void>) =>
  env.mail ? repeat(SWEEP_MS, () => queueMail(), "emails could not be queued") : async () => {};

/**
 * The worker's job. Throws if the mail server is unavailable or the process is stopping, so that the job is retried.
 */
export async function sendMail(mailer: Mailer, stopping?: AbortSignal): Promise<void> {
  const tried = new Set<string>();
  try {
    await sendRosterEmails(mailer, tried, stopping);
  } finally {
    // Faults with rosters' emails don't stop the daily emails.
    await sendDigests(mailer, new Date(), stopping);
  }
  // Someone may have imported a roster in the meantime.
  await sendRosterEmails(mailer, tried, stopping);
}

/** The state of mail delivery, for admins; null if Onramp sends no email. */
export async function findMailState(): Promise<{ readonly isWell: boolean } | null> {
  if (!env.mail) return null;
  return { isWell: !(await findPendingJob(KEY))?.hasFailed };
}
