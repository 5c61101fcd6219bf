// Long: one function for each line of the page.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { listIndexed } from "~/catalogue/catalogue.server";
import { getQueueState } from "~/grading/queue/queue.server";
import { listWorkers } from "~/grading/queue/worker-list.server";
import { env } from "~/operations/env.server";
import { findMailState } from "~/review/notices/mail-job.server";
import { networkWall } from "~/sandbox/processes/confined.server";
import { MODEL_FAILURES } from "~/tutor/model/failure";
import { getModelState } from "~/tutor/model/model.server";
import { counted } from "~/ui/counted";
import { sayOneAddress } from "./addresses.server";
import { ANSWER_MS, askDatabase, type DatabaseHealth } from "./ready.server";

/** Reads Onramp's health for the admin's page. */

export interface HealthLine {
  readonly what: string;
  readonly isWell: boolean;
  /** The result of the check. */
  readonly says: string;
  /** What to do, if anything. */
  readonly todo?: string;
}
/** With less free space than this, there may not be enough for the database's log and a backup. */
const LOW_DISK_BYTES = 1024 ** 3;
/** Grading a submission takes about a second, so if a submission waits this long, something is broken. */
const LONG_WAIT_MINUTES = 5;
const LOW_MEMORY = 0.85;

const mega = (bytes: number) =>
  bytes >= 1024 ** 3 ? `${(bytes / 1024 ** 3).toFixed(1)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;

/**
 * Returns everything that an admin may want to know, problems first. All figures are current, and none is about a
 * person.
 */
export async function readHealth(): Promise<HealthLine[]> {
  const begun = performance.now();
  const database = await askDatabase();
  const ms = Math.max(1, Math.round(performance.now() - begun));
  const lines = [
    ...databaseLines(database, ms),
    exerciseLine(),
    ...(database ? [...(await queueLines()), ...(await mailLines())] : []),
    ...modelLines(),
    ...addressLines(),
    wallLine(),
    diskLine(),
    memoryLine(),
  ];
  return [...lines.filter(({ isWell }) => !isWell), ...lines.filter(({ isWell }) => isWell)];
}

function databaseLines(database: DatabaseHealth | null, ms: number): HealthLine[] {
  const what = "Database";
  if (!database) {
    const todo = "Start the database, or check its log. Learners’ unsaved work is kept in their browsers.";
    return [{ what, isWell: false, says: `no answer within ${ANSWER_MS / 1000} s`, todo }];
  }
  const { version, missing, unknown } = database;
  const migrations = { what: "Database tables", isWell: missing.length === 0 && unknown.length === 0 };
  return [
    { what, isWell: true, says: `${version}, answers in ${ms} ms` },
    migrations.isWell
      ? { ...migrations, says: "up to date" }
      : {
          ...migrations,
          says:
            missing.length > 0 ? `lack ${missing.join(", ")}` : `were made by a newer Onramp (${unknown.join(", ")})`,
          todo: missing.length > 0 ? "Restart Onramp: each start updates the tables." : "Update this copy of Onramp.",
        },
  ];
}

function exerciseLine(): HealthLine {
  const all = listIndexed();
  const refused = all.filter(({ problems }) => problems.length > 0);
  const isWell = refused.length === 0 && all.length > 0;
  const says = `${all.length - refused.length} offered, ${refused.length} refused`;
  const todo =
    all.length === 0
      ? "Put exercise folders into exercises/, then restart Onramp."
      : "The Exercises page lists the file and line of each problem. Fix the problems, then restart Onramp.";
  return { what: "Exercises", isWell, says, ...(!isWell && { todo }) };
}

async function queueLines(): Promise<HealthLine[]> {
  const [{ waiting, failed, oldestMinutes }, workers] = await Promise.all([getQueueState(), listWorkers()]);
  const isLong = oldestMinutes !== null && oldestMinutes >= LONG_WAIT_MINUTES;
  const says =
    waiting === 0
      ? "nothing waiting"
      : `${counted(waiting, "job")} waiting, the oldest for ${counted(oldestMinutes ?? 0, "minute")}`;
  const alive = workers.filter(({ isAlive }) => isAlive).length;
  return [
    isLong
      ? {
          what: "Queue",
          isWell: false,
          says,
          todo: "Add worker processes with npm run worker, here or on other machines.",
        }
      : { what: "Queue", isWell: true, says },
    ...(failed > 0
      ? [
          {
            what: "Failed jobs",
            isWell: false,
            says: `${counted(failed, "job")} failed`,
            todo: "The “Queue and workers” page lists the failed jobs. Fix the cause, then retry the jobs.",
          },
        ]
      : []),
    alive > 0
      ? { what: "Workers", isWell: true, says: counted(alive, "process", "processes") }
      : {
          what: "Workers",
          isWell: false,
          says: "none",
          todo: "Nothing is being graded. Start a worker: npm run worker, or set GRADERS above 0.",
        },
  ];
}

/** The state of the mail server. Empty if Onramp sends no email. */
async function mailLines(): Promise<HealthLine[]> {
  const state = await findMailState();
  if (!state) return [];
  const what = "Mail";
  if (state.isWell) return [{ what, isWell: true, says: "all emails sent" }];
  const todo = "Check SMTP_URL and the mail server. Onramp retries automatically; nothing else depends on it.";
  return [{ what, isWell: false, says: "the mail server does not answer", todo }];
}

/**
 * The failure of this process's last call to the language model. Empty if that call succeeded, or if there was none.
 */
function modelLines(): HealthLine[] {
  const failure = getModelState().last?.failure;
  if (!failure) return [];
  const todo = "Test the connection on the Model page. The rest of Onramp works without a language model.";
  return [{ what: "Language model", isWell: false, says: MODEL_FAILURES[failure].says, todo }];
}

/**
 * Says whether this process's sandbox processes can reach the network. Even a web process with GRADERS=0 has sandbox
 * processes, for code whose result a page waits for. The line can't say anything about other workers' processes.
 */
function wallLine(): HealthLine {
  const what = "Network access of the grader processes";
  const wall = networkWall();
  const elsewhere =
    env.graders === 0 ? "; this applies only to this web process. For each worker, see that worker’s log" : "";
  if (wall !== "none") return { what, isWell: true, says: `none (${wall})${elsewhere}` };
  const todo =
    "The engine and its limits still apply. To add this protection, allow user namespaces for this process, or use Node 25 or newer.";
  const says = `if code escaped the engine, these processes could open network connections${elsewhere}`;
  return { what, isWell: false, says, todo };
}

function addressLines(): HealthLine[] {
  const one = sayOneAddress();
  return one ? [{ what: "Network addresses", isWell: false, ...one }] : [];
}

function diskLine(): HealthLine {
  const dir = path.resolve(env.dataDir);
  const what = "Disk";
  try {
    const { bavail, bsize } = fs.statfsSync(dir);
    const free = bavail * bsize;
    const says = `${mega(free)} free on the data folder’s disk`;
    if (free >= LOW_DISK_BYTES) return { what, isWell: true, says };
    return {
      what,
      isWell: false,
      says,
      todo: "Free up some disk space: Onramp can’t save submissions when the disk is full.",
    };
  } catch {
    return {
      what,
      isWell: false,
      says: "the data folder can’t be read",
      todo: "Check DATA_DIR and its permissions.",
    };
  }
}

function memoryLine(): HealthLine {
  const { rss } = process.memoryUsage();
  // In a container, `constrainedMemory` returns the container's limit, which may be lower than the machine's memory.
  // Outside a container, it may return 0, or a number larger than the memory of any machine.
  const limit = Math.min(os.totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY);
  const says = `this process uses ${mega(rss)} of ${mega(limit)}`;
  if (rss < limit * LOW_MEMORY) return { what: "Memory", isWell: true, says };
  return {
    what: "Memory",
    isWell: false,
    says,
    todo: "Add memory, or lower GRADERS: each grader process uses up to 120 MB.",
  };
}
