import { listReminders } from "~/cohort/assignments/remind.server";
import { log } from "~/operations/log.server";
import { endReminders, remindOfDue } from "~/review/notices/reminders.server";

/**
 * Reminds learners of deadlines in two days: `app/cohort` knows who has an assignment, and `app/review` notifies them.
 */

const SWEEP_MS = 60 * 60 * 1000;

/** Returns how many learners were reminded for the first time. Several processes may run this at once. */
export async function remindAll(now = new Date()): Promise<number> {
  let reminded = 0;
  for (const { assignmentId, remind, ...ended } of await listReminders(now)) {
    await endReminders(assignmentId, ended);
    reminded += await remindOfDue(assignmentId, remind);
  }
  return reminded;
}

/** Runs now and every hour. Returns a function that stops it. */
export function sweepReminders(): () => void {
  const sweep = () => remindAll().catch((err) => log.error({ err }, "learners could not be reminded of what is due"));
  void sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  return () => clearInterval(timer);
}
