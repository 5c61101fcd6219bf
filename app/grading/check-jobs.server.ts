import { checkRevision, forgetChecks, listUnchecked } from "~/catalogue/checks.server";
import { ENGINE_VERSION, type Sandbox } from "~/sandbox/contract";
import type { Handler } from "./queue/queue";
import { queueNext, retryJob } from "./queue/queue.server";

/**
 * Runs checks of exercises, at a lower priority than learners' work. Only one check is queued at a time. Each process
 * runs one check at a time, and the check sends the sandbox one request at a time. When a check ends, it queues the
 * next one.
 */
const TASK = "check";
export const checkKey = (revisionId: string) => `${TASK}:${revisionId}:${ENGINE_VERSION}`;

/**
 * Queues the first exercise that this engine has not checked. `except` is a revision whose check was just attempted.
 */
export const queueNextCheck = async (except?: string): Promise<void> =>
  queueNext(
    TASK,
    checkKey,
    (await listUnchecked()).filter((id) => id !== except),
  );

/** Creates the handler with which a worker runs checks. */
export function checksIn(sandbox: Sandbox): Handler {
  const patient = oneAtATime(sandbox);
  let isBusy = false;
  return async (revisionId) => {
    // The check that is running will queue this revision when it ends.
    if (isBusy) return;
    isBusy = true;
    try {
      await checkRevision(revisionId, patient);
    } finally {
      isBusy = false;
      await queueNextCheck(revisionId);
    }
  };
}

/** Discards the check results for one revision, or for all offered revisions, and queues their checks again. */
export async function checkAgain(revisionId?: string): Promise<void> {
  await forgetChecks(revisionId);
  // A check that was abandoned because of a fault on our side is tried again.
  for (const id of revisionId === undefined ? await listUnchecked() : [revisionId]) await retryJob(checkKey(id));
  await queueNextCheck();
}

/**
 * Sends the sandbox one request at a time, even if the caller sends several, so that the sandbox's other processes stay
 * free.
 */
function oneAtATime(sandbox: Sandbox): Sandbox {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(ask: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(ask);
    last = mine.catch(() => {});
    return mine;
  };
  return {
    run: (request) => inTurn(() => sandbox.run(request)),
    matrix: (request) => inTurn(() => sandbox.matrix(request)),
    close: () => sandbox.close(),
  };
}
