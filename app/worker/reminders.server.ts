import { listReminders } from "~/cohort/assignments/remind.server";
import { log } from "~/operations/log.server";
import { endReminders, remindOfDue } from "~/review/notices/notices.server";

/** Reminds learners of what is due in two days: cohort knows of whom it is asked, review tells them. */

const SWEEP_MS = 60 * 60 * 1000;

/** Returns how many were reminded who were not before. Several processes may do so at once. */
export async function remindAll(now = new Date()): Promise<number> {
  let reminded = 0;
  for (const { assignmentId, remind, ...ended } of await listReminders(now)) {
    await endReminders(assignmentId, ended);
    reminded += await remindOfDue(assignmentId, remind);
  }
  return reminded;
}

/** Now and each hour. Returns how to stop. */
export function sweepReminders(): () => void {
  const sweep = () => remindAll().catch((err) => log.error({ err }, "learners could not be reminded of what is due"));
  void sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  return () => clearInterval(timer);
}
