import { listReminders } from "~/cohort/assignments/remind.server";
import { repeat } from "~/operations/repeat.server";
import { endReminders, remindOfDue } from "~/review/notices/reminders.server";

/**
 * Reminds learners of deadlines that are two days away: `app/cohort` finds the learners and their assignments, and
 * `app/review` notifies the learners.
 */

const SWEEP_MS = 60 * 60 * 1000;

/**
 * Sends reminders that are due and that haven't been sent. Returns the number of new reminders. Several processes may
 * call this function at once.
 */
export async function remindAll(now = new Date()): Promise<number> {
  let reminded = 0;
  for (const { assignmentId, remind, ...ended } of await listReminders(now)) {
    await endReminders(assignmentId, ended);
    reminded += await remindOfDue(assignmentId, remind);
  }
  return reminded;
}

/** Sends reminders now and every hour. Returns a function that stops this. */
export const sweepReminders = (): (() => Promise<void>) =>
  repeat(SWEEP_MS, () => remindAll(), "learners could not be reminded of what is due");
