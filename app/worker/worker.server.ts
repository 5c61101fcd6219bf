import { setTimeout as sleep } from "node:timers/promises";
import { sweepGuests } from "~/accounts/guests/guests.server";
import { UPLOAD_TASK } from "~/cohort/uploads/uploads.server";
import { checksIn } from "~/grading/check-jobs.server";
import { gradeSubmission } from "~/grading/grade.server";
import { startQueue } from "~/grading/queue/queue.server";
import { regradeSubmission } from "~/grading/regrades/regrade.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { openMailer } from "~/operations/mail.server";
import { countResult } from "~/operations/metrics.server";
import { MAIL_TASK, sendMail, sweepMail } from "~/review/notices/mail-job.server";
import { sweepLeases, sweepWaiting } from "~/review/queue/lapse.server";
import { applyRuling, applySettled } from "~/review/rulings/apply-rulings.server";
import type { Sandbox } from "~/sandbox/contract";
import { startMutantThread } from "~/sandbox/mutants/mutants.server";
import { networkWall } from "~/sandbox/processes/confined.server";
import { createPool, type SandboxPool } from "~/sandbox/processes/pool.server";
import { remembering } from "~/sandbox/remembering";
import { sweepTalks } from "~/tutor/talk/retention.server";
import { type CodeForm, startFigures } from "./figures-process.server";
import { sweepReminders } from "./reminders.server";
import { sweepUploads, uploadsIn } from "./upload-checks.server";

/** The second entry point, alongside the routes: the queue, and the sandbox processes that run the queue's jobs. */
export interface Worker {
  readonly sandbox: SandboxPool;
  /**
   * Takes no more jobs, and waits for running jobs. After `patienceMs`, leaves unfinished jobs for the next start. Then
   * ends the sandbox's processes, once `answered` has resolved, because requests may need them.
   */
  stop(patienceMs: number, answered?: Promise<void>): Promise<void>;
}

/**
 * The number of jobs in progress per sandbox process. While one job waits for the database, another one can use the
 * sandbox.
 */
const LANES_PER_THREAD = 2;
/** How long to wait for the sandbox processes to end. Idle ones end well within this time. */
const THREADS_MS = 1_000;

const SAYS_WALL = {
  namespace:
    "the processes that run learners’ code have no network access (they have a network namespace of their own)",
  permission: "the processes that run learners’ code have no network access (blocked by Node’s permission model)",
  none: "the processes that run learners’ code could open connections: this system has no namespaces",
} as const;

/** Grades a submission, and counts the result for metrics. */
const gradeIn = (sandbox: Sandbox) => async (submissionId: string) => {
  const begun = performance.now();
  const graded = await gradeSubmission(submissionId, sandbox);
  if (graded) countResult(graded.kind, graded.status, (performance.now() - begun) / 1000);
};

/**
 * Starts the worker. `form` says which code the processes for report figures and upload checks run. With `GRADERS=0`,
 * the sandbox only runs code that pages wait for, and other processes handle the queue and the figures.
 */
export function startWorker(form: CodeForm): Worker {
  const sandbox = createPool({ size: Math.max(1, env.graders) });
  log.info(SAYS_WALL[networkWall()]);
  startMutantThread();
  const once = remembering(sandbox);
  const stopping = new AbortController();
  const { mail } = env;
  const handlers = {
    grade: gradeIn(once),
    check: checksIn(sandbox),
    regrade: (submissionId: string) => regradeSubmission(submissionId, once),
    ruling: applyRuling,
    "stood-by": applySettled,
    [UPLOAD_TASK]: uploadsIn(form),
    // A process without a mail server leaves emails to other processes.
    ...(mail && { [MAIL_TASK]: () => sendMail(openMailer(mail), stopping.signal) }),
  };
  const queue = env.graders === 0 ? null : startQueue(handlers, env.graders * LANES_PER_THREAD, env.graders);
  const stops = [
    sweepGuests(),
    sweepReminders(),
    sweepMail(),
    sweepWaiting(),
    sweepLeases(),
    sweepTalks(),
    sweepUploads(),
  ];
  const stopFigures = env.graders === 0 ? null : startFigures(form);
  return {
    sandbox,
    async stop(patienceMs, answered) {
      for (const stop of stops) void stop();
      // A killed process may lose the email that it is sending, so the mail job begins no further email.
      stopping.abort(new Error("the process is stopping"));
      await Promise.all([queue?.stop(patienceMs), stopFigures?.(patienceMs), answered]);
      // Sandbox processes that are still busy end with this process.
      await Promise.race([sandbox.close(), sleep(THREADS_MS, undefined, { ref: false })]);
    },
  };
}
