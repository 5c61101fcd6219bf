import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { DEMO_PASSWORD } from "~/accounts/demo-accounts";
import { applyDeletionList } from "~/accounts/privacy/deletion-list.server";
import { listDemoAccounts } from "~/accounts/sign-in/sign-in.server";
import { indexExercises, sweepUploaded } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { beginDemo, finishDemo } from "~/demonstration/demo.server";
import { queueNextCheck } from "~/grading/check-jobs.server";
import { env } from "~/operations/env.server";
import { sweepLimits } from "~/operations/limiter.server";
import { log } from "~/operations/log.server";
import { remembering } from "~/sandbox/remembering";
import { startRendering } from "~/ui/text/render.server";
import { sweepExports } from "~/worker/exports.server";
import { startWorker, type Worker } from "~/worker/worker.server";
import { surviveFaults } from "./faults.server";
import { closeLive } from "./live.server";
import { beginStopping } from "./ready.server";
import { stopOnSignal } from "./signals.server";
import { createApp, serverOf, type WebParts } from "./web.server";

/**
 * How much time requests and jobs have to finish when the server stops. Unfinished jobs are repeated after the next
 * start.
 */
const PATIENCE_MS = 6_000;
const CLOSE_MS = 10_000;

/**
 * The exercises are checked only after this delay, so that the first requests for pages don't have to wait for the
 * checks.
 */
const CHECK_AFTER_MS = 60_000;

/**
 * Starts everything in one process: exercises, demo data, worker, web. Resolves when the server is listening.
 * `exercisesDirs` replaces the installation's folders, for an author's preview of one exercise.
 */
export async function serve(parts: WebParts, exercisesDirs = env.exercisesDirs): Promise<void> {
  surviveFaults();
  await db.$connect();
  // Finishes deletions that a crash interrupted, and repeats those that a restored database has undone.
  await applyDeletionList();
  for (const { slug, problems } of await indexExercises(exercisesDirs)) {
    for (const { file, message } of problems) {
      process.stderr.write(`Exercise ${slug} is not offered: ${file} ${message}\n`);
    }
  }
  const worker = startWorker(parts.assets === "built" ? "built" : "source");
  const stopExports = sweepExports();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const begun = env.demo ? await beginDemo(say) : null;
  sweepLimits();
  sweepUploaded();
  await startRendering(env.origins);
  const app = createApp(parts, worker);
  const server = await listen(app);
  const stopping = new AbortController();
  stopOnSignal(
    (isReplaced) => {
      stopping.abort();
      return stopServing(server, isReplaced, worker, stopExports);
    },
    env.drainSeconds * 1000 + CLOSE_MS,
  );
  setTimeout(() => {
    queueNextCheck().catch((err) => log.error({ err }, "exercises could not be queued for checking"));
  }, CHECK_AFTER_MS).unref();
  process.stdout.write(await welcome());
  process.send?.("ready");
  if (!begun) return;
  finishDemo(begun, remembering(worker.sandbox), say, stopping.signal).catch((err) => {
    // If stopping the server interrupted this work, the next start repeats it.
    if (!stopping.signal.aborted) log.error({ err }, "the demonstration could not be completed: restart Onramp");
  });
}

interface Listening {
  readonly server: Server;
  /** The responses to the running requests. */
  readonly answers: ReadonlySet<ServerResponse>;
}

function listen(app: ReturnType<typeof createApp>): Promise<Listening> {
  return new Promise((resolve) => {
    const server = serverOf(app);
    const answers = new Set<ServerResponse>();
    server.prependListener("request", (_request, response: ServerResponse) => {
      answers.add(response);
      response.on("close", () => answers.delete(response));
    });
    server.listen(env.port, env.host);
    server.on("listening", () => resolve({ server, answers }));
    server.on("error", (error: NodeJS.ErrnoException) => {
      const said =
        error.code === "EADDRINUSE"
          ? `Port ${env.port} is taken by another program. Stop it, or choose another port: PORT=3001 npm start\n`
          : `The server could not listen on port ${env.port}: ${error.message}\n`;
      process.stderr.write(said);
      process.exit(1);
    });
  });
}

/**
 * The minimum time for which the server keeps answering requests while it stops, so that active clients see
 * `Connection: close`.
 */
const LINGER_MS = 300;

/** How often the server checks whether the running requests have ended. */
const LOOK_MS = 50;

/**
 * Stops the server once the running requests have ended. Before that, it keeps answering for `drainSeconds`, so that a
 * load balancer can send new requests elsewhere. If another process already answers at the same address (`isReplaced`),
 * this isn't needed.
 */
async function stopServing(
  { server, answers }: Listening,
  isReplaced: boolean,
  worker: Worker,
  stopExports: () => Promise<void>,
): Promise<void> {
  beginStopping(isReplaced);
  await sleep(Math.max(isReplaced ? 0 : env.drainSeconds * 1000, LINGER_MS));
  const closed = new Promise((resolve) => server.close(resolve));
  closeLive();
  server.closeIdleConnections();
  // Running requests may need the sandbox, which the worker ends last.
  const answered = untilAnswered(server, answers);
  await Promise.all([worker.stop(PATIENCE_MS, answered), stopExports(), answered]);
  server.closeAllConnections();
  await closed;
  await db.$disconnect();
}

/** Resolves when no request is running, at the latest after `PATIENCE_MS`. */
async function untilAnswered(server: Server, answers: ReadonlySet<ServerResponse>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; answers.size > 0 && performance.now() < end; ) {
    await sleep(LOOK_MS);
    // Otherwise, another request could arrive on a connection that has just become idle.
    server.closeIdleConnections();
  }
}

/** Whether only this machine can reach a host with this name. */
const isHere = (name: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(name);

async function welcome(): Promise<string> {
  const lines = [`\nOnramp is running: ${env.origin}`];
  if (env.demo) {
    lines.push(`Demo accounts, all with the password “${DEMO_PASSWORD}”:`);
    for (const { role, email } of await listDemoAccounts()) lines.push(`  ${role.padEnd(8)} ${email}`);
    if (!isHere(env.host ?? "") || !env.origins.every((origin) => isHere(new URL(origin).hostname)))
      lines.push(
        "WARNING: anyone who can reach this address can sign in with these accounts, including the admin’s, and can see and change everything.",
        "For real users, start without the demo: DEMO=0 npm start",
      );
  }
  return `${lines.join("\n")}\nPress Ctrl-C to stop Onramp.\n`;
}
