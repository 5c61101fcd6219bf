import { EventEmitter } from "node:events";
import { notify } from "~/database/postgresql.server";
import { type Listening, listenOn } from "~/database/postgresql-listen.server";
import { db, type Transaction } from "~/db.server";
import { env } from "~/env.server";
import { log } from "~/log.server";

/**
 * Tells live pages that a submission has a result. The outbox says so, and is looked at when there is reason to: in this
 * process at once; of other processes when PostgreSQL sends word, or each second where it cannot (SQLite, or while the
 * listening connection is lost).
 */
const CHANNEL = "onramp_result";
const LOOK_MS = 1_000;
/** The listening connection stays so long after the last page has left. */
const LINGER_MS = 60_000;

const pages = new EventEmitter();
pages.setMaxListeners(0);
/** The outbox rows that were told, by submission; of those that somebody here listens to. */
const told = new Map<string, Set<number>>();

let timer: NodeJS.Timeout | undefined;
let listening: Listening | undefined;
let lingering: NodeJS.Timeout | undefined;

/** Writes the outbox row of a result, within the result's transaction. */
export async function publishResult(tx: Transaction, submissionId: string, resultId: string): Promise<void> {
  await tx.outbox.create({ data: { type: "result", subjectId: submissionId, payload: JSON.stringify({ resultId }) } });
  if (env.databaseKind === "postgresql") await notify(tx, CHANNEL, submissionId);
}

/** Tells this process' pages of a result that was committed. */
export function announceResult(submissionId: string): void {
  if (told.has(submissionId)) look([submissionId]);
}

function look(submissionIds: readonly string[]): void {
  if (submissionIds.length === 0) return;
  db.outbox
    .findMany({
      where: { subjectId: { in: [...submissionIds] }, type: "result" },
      select: { id: true, subjectId: true },
    })
    .then((rows) => {
      for (const { id, subjectId } of rows) {
        const seen = told.get(subjectId);
        if (!seen || seen.has(id)) continue;
        seen.add(id);
        pages.emit(subjectId);
      }
    })
    .catch((err) => log.warn({ err }, "the outbox could not be read"));
}

const lookAll = () => look([...told.keys()]);

function startHearing(): void {
  clearTimeout(lingering);
  if (env.databaseKind === "postgresql") listening ??= listenOn(env.databaseUrl, CHANNEL, announceResult, lookAll);
  timer ??= setInterval(() => {
    if (!listening?.isUp()) lookAll();
  }, LOOK_MS);
}

function stopHearing(): void {
  clearInterval(timer);
  timer = undefined;
  lingering = setTimeout(() => {
    listening?.close();
    listening = undefined;
  }, LINGER_MS);
  lingering.unref();
}

/** Calls `hear` each time that the submission gets a result. Returns how to stop listening. */
export function onResult(submissionId: string, hear: () => void): () => void {
  if (!told.has(submissionId)) told.set(submissionId, new Set());
  pages.on(submissionId, hear);
  startHearing();
  return () => {
    pages.off(submissionId, hear);
    if (pages.listenerCount(submissionId) === 0) told.delete(submissionId);
    if (told.size === 0) stopHearing();
  };
}
