import { EventEmitter } from "node:events";
import { db } from "~/db.server";

/**
 * Tells live pages that a submission has a result. Within this process at once; from other processes by reading the
 * outbox, as long as somebody listens.
 */
const results = new EventEmitter();
results.setMaxListeners(0);
const LOOK_MS = 1_000;

let listeners = 0;
let lastSeen = -1;
let timer: NodeJS.Timeout | undefined;

export function announceResult(submissionId: string): void {
  results.emit(submissionId);
}

async function look(): Promise<void> {
  if (lastSeen < 0) lastSeen = (await db.outbox.aggregate({ _max: { id: true } }))._max.id ?? 0;
  const rows = await db.outbox.findMany({ where: { id: { gt: lastSeen } }, orderBy: { id: "asc" }, take: 500 });
  for (const row of rows) {
    lastSeen = row.id;
    results.emit(row.subjectId);
  }
}

/** Calls `hear` each time that the submission gets a result. Returns how to stop listening. */
export function onResult(submissionId: string, hear: () => void): () => void {
  results.on(submissionId, hear);
  listeners += 1;
  if (!timer) {
    timer = setInterval(() => look().catch(() => {}), LOOK_MS);
    // Where the outbox ends now: what another process adds from here on is seen.
    look().catch(() => {});
  }
  return () => {
    results.off(submissionId, hear);
    listeners -= 1;
    if (listeners === 0) {
      clearInterval(timer);
      timer = undefined;
      lastSeen = -1;
    }
  };
}
